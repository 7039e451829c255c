// attack: every virtual thread starts two
// family: threads
// exercise: 01-lost-update
// stopped by: limit
// verdict: out of memory, timeout, leak, fail, crashed

class House {
    private int inside;
    private int turnedAway;

    private static void breed() {
        Thread.startVirtualThread(House::breed);
        Thread.startVirtualThread(House::breed);
    }

    House(int room) {}

    boolean enter() {
        Thread.startVirtualThread(House::breed);
        inside++;
        return true;
    }

    void leave() { inside--; }

    int inside() { return inside; }

    int turnedAway() { return turnedAway; }
}
