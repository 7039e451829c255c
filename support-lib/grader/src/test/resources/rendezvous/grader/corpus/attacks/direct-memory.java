// attack: memory is taken outside of the heap
// family: memory
// exercise: 01-lost-update
// stopped by: scan
// verdict: not allowed

class House {
    private int inside;
    private int turnedAway;

    private void attack() {
        List<ByteBuffer> all = new ArrayList<>();
        while (true) {
            all.add(ByteBuffer.allocateDirect(64 << 20));
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
