// attack: an aborted test may be taken for one that did not fail
// family: forging
// exercise: 01-lost-update
// stopped by: compile
// verdict: does not compile, not allowed

class House {
    private int inside;
    private int turnedAway;

    House(int room) {}

    boolean enter() {
        if (inside >= 0) {
            throw new org.opentest4j.TestAbortedException("not today");
        }
        inside++;
        return true;
    }

    void leave() { inside--; }

    int inside() { return inside; }

    int turnedAway() { return turnedAway; }
}
