// attack: a message has two hundred million characters
// family: hostile exceptions
// exercise: 01-lost-update
// stopped by: protocol
// verdict: fail, out of memory, crashed

class House {
    private int inside;
    private int turnedAway;

    House(int room) {}

    boolean enter() {
        if (inside >= 0) {
            throw new IllegalStateException("x".repeat(200_000_000));
        }
        inside++;
        return true;
    }

    void leave() { inside--; }

    int inside() { return inside; }

    int turnedAway() { return turnedAway; }
}
