// attack: code is to run when the JVM ends
// family: threads
// exercise: 01-lost-update
// stopped by: scan
// verdict: not allowed

class House {
    private int inside;
    private int turnedAway;

    House(int room) {}

    boolean enter() {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("PASS")));
        inside++;
        return true;
    }

    void leave() { inside--; }

    int inside() { return inside; }

    int turnedAway() { return turnedAway; }
}
