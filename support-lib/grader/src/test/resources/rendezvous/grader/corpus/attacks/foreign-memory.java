// attack: memory that is not there is written
// family: unsafe
// exercise: 01-lost-update
// stopped by: scan
// verdict: not allowed

class House {
    private int inside;
    private int turnedAway;

    House(int room) {}

    boolean enter() {
        java.lang.foreign.MemorySegment.ofAddress(8).reinterpret(8)
            .set(java.lang.foreign.ValueLayout.JAVA_LONG, 0, 1L);
        inside++;
        return true;
    }

    void leave() { inside--; }

    int inside() { return inside; }

    int turnedAway() { return turnedAway; }
}
