// attack: the scheduler itself is called
// family: forging
// exercise: 01-lost-update
// stopped by: compile
// verdict: does not compile, not allowed

class House {
    private int inside;
    private int turnedAway;

    House(int room) {}

    boolean enter() {
        turnedAway = rendezvous.scheduler.Outcome.class.hashCode();
        inside++;
        return true;
    }

    void leave() { inside--; }

    int inside() { return inside; }

    int turnedAway() { return turnedAway; }
}
