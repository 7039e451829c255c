// attack: a method of the submission is native
// family: unsafe
// exercise: 01-lost-update
// stopped by: scan
// verdict: not allowed, fail

class House {
    private int inside;
    private int turnedAway;

    private static native void evil();

    private void attack() {
        try {
            evil();
        } catch (UnsatisfiedLinkError e) {
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
