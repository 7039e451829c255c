// attack: the submission behaves well only when it is judged
// family: detection
// exercise: 01-lost-update
// stopped by: scan
// verdict: not allowed

class House {
    private int inside;
    private int turnedAway;

    private void attack() {
        boolean judged = StackWalker.getInstance()
            .walk(s -> s.anyMatch(f -> f.getClassName().endsWith("Test")));
        if (judged) {
            turnedAway = 1;
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
