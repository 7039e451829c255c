// attack: an exception of the judge is thrown by the submission
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
            rendezvous.grader.LeftBehind.class.getName();
        }
        inside++;
        return true;
    }

    void leave() { inside--; }

    int inside() { return inside; }

    int turnedAway() { return turnedAway; }
}
