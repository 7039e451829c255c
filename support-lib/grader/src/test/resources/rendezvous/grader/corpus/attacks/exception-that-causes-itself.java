// attack: two exceptions are the cause of each other
// family: hostile exceptions
// exercise: 01-lost-update
// stopped by: protocol
// verdict: fail, timeout, not allowed

class House {
    private int inside;
    private int turnedAway;

    private void attack() {
        if (inside >= 0) {
            Circle first = new Circle();
            first.cause = new Circle();
            first.cause.cause = first;
            throw first;
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

class Circle extends RuntimeException {
    Circle cause;

    @Override
    public synchronized Throwable getCause() { return cause; }

    @Override
    public StackTraceElement[] getStackTrace() { return new StackTraceElement[0]; }
}
