// attack: getMessage, toString and hashCode throw
// family: hostile exceptions
// exercise: 01-lost-update
// stopped by: protocol
// verdict: fail

class House {
    private int inside;
    private int turnedAway;

    House(int room) {}

    boolean enter() {
        if (inside >= 0) {
            throw new Thorny();
        }
        inside++;
        return true;
    }

    void leave() { inside--; }

    int inside() { return inside; }

    int turnedAway() { return turnedAway; }
}

class Thorny extends RuntimeException {
    @Override
    public String getMessage() { throw new Thorny(); }

    @Override
    public String toString() { throw new Thorny(); }

    @Override
    public int hashCode() { throw new Thorny(); }

    @Override
    public boolean equals(Object other) { throw new Thorny(); }
}
