// attack: an error of the JVM is thrown by hand
// family: hostile exceptions
// exercise: 01-lost-update
// stopped by: protocol
// verdict: out of memory, crashed

class House {
    private int inside;
    private int turnedAway;

    House(int room) {}

    boolean enter() {
        if (inside >= 0) {
            throw new OutOfMemoryError("pay and be passed");
        }
        inside++;
        return true;
    }

    void leave() { inside--; }

    int inside() { return inside; }

    int turnedAway() { return turnedAway; }
}
