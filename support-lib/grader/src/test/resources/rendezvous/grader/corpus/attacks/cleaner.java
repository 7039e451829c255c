// attack: a cleaner is to run when nobody looks
// family: forging
// exercise: 01-lost-update
// stopped by: scan
// verdict: not allowed

class House {
    private int inside;
    private int turnedAway;

    House(int room) {}

    boolean enter() {
        java.lang.ref.Cleaner.create().register(new Object(), () -> System.out.println("PASS"));
        inside++;
        return true;
    }

    void leave() { inside--; }

    int inside() { return inside; }

    int turnedAway() { return turnedAway; }
}
