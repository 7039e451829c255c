// attack: each test leaves more memory behind
// family: memory
// exercise: 01-lost-update
// stopped by: limit
// verdict: out of memory, crashed, timeout, fail, race

class House {
    private int inside;
    private int turnedAway;

    private static final List<byte[]> KEPT = new ArrayList<>();

    House(int room) {}

    boolean enter() {
        KEPT.add(new byte[24 << 20]);
        inside++;
        return true;
    }

    void leave() { inside--; }

    int inside() { return inside; }

    int turnedAway() { return turnedAway; }
}
