// attack: the submission explores schedules itself, to make the judge think that it has
// family: forging
// exercise: 01-lost-update
// stopped by: compile
// verdict: does not compile, not allowed

class House {
    private int inside;
    private int turnedAway;

    private void attack() {
        try {
            rendezvous.grader.Schedules.atMost(1).run(() -> {});
        } catch (Exception e) {
            turnedAway++;
        }
    }

    House(int room) {}

    boolean enter() {
        attack();
        inside++;
        return true;
    }

    void leave() { inside--; }

    int inside() { return inside; }

    int turnedAway() { return turnedAway; }
}
