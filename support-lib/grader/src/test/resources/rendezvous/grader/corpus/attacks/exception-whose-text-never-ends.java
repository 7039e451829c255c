// attack: getMessage and toString go on for ever
// family: hostile exceptions
// exercise: 01-lost-update
// stopped by: limit
// verdict: fail, timeout

class House {
    private int inside;
    private int turnedAway;

    House(int room) {}

    boolean enter() {
        if (inside >= 0) {
            throw new Endless();
        }
        inside++;
        return true;
    }

    void leave() { inside--; }

    int inside() { return inside; }

    int turnedAway() { return turnedAway; }
}

class Endless extends RuntimeException {
    @Override
    public String getMessage() {
        while (true) {
            Thread.onSpinWait();
        }
    }

    @Override
    public String toString() { return getMessage(); }
}
