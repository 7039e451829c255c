// attack: a signal of the process is raised
// family: unsafe
// exercise: 01-lost-update
// stopped by: compile
// verdict: does not compile

class House {
    private int inside;
    private int turnedAway;

    House(int room) {}

    boolean enter() {
        sun.misc.Signal.raise(new sun.misc.Signal("TERM"));
        inside++;
        return true;
    }

    void leave() { inside--; }

    int inside() { return inside; }

    int turnedAway() { return turnedAway; }
}
