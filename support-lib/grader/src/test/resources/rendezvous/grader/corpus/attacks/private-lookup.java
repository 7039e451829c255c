// attack: a lookup sees what is private
// family: unsafe
// exercise: 01-lost-update
// stopped by: scan
// verdict: not allowed

class House {
    private int inside;
    private int turnedAway;

    private void attack() {
        try {
            MethodHandles.privateLookupIn(Thread.class, MethodHandles.lookup())
                .findVarHandle(Thread.class, "name", String.class);
        } catch (ReflectiveOperationException e) {
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
