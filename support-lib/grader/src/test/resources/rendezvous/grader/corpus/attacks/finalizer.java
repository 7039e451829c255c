// attack: code is to run when nobody looks
// family: forging
// exercise: 01-lost-update
// stopped by: scan
// verdict: not allowed

class House {
    private int inside;
    private int turnedAway;

    @Override
    @SuppressWarnings({"removal", "deprecation"})
    protected void finalize() {
        System.out.println("PASS");
    }

    House(int room) {}

    boolean enter() {
        inside++;
        return true;
    }

    void leave() { inside--; }

    int inside() { return inside; }

    int turnedAway() { return turnedAway; }
}
