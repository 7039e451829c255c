// attack: the runtime is passed on under another name
// family: exit
// exercise: 01-lost-update
// stopped by: scan
// verdict: not allowed

class House {
    private int inside;
    private int turnedAway;

    private static final Runtime R = Runtime.getRuntime();

    House(int room) {}

    boolean enter() {
        Optional.of(R).ifPresent(r -> r.exit(0));
        inside++;
        return true;
    }

    void leave() { inside--; }

    int inside() { return inside; }

    int turnedAway() { return turnedAway; }
}
