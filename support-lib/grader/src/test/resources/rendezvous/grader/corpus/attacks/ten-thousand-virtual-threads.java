// attack: ten thousand virtual threads are left behind
// family: threads
// exercise: 01-lost-update
// stopped by: limit
// verdict: leak, timeout, out of memory

class House {
    private int inside;
    private int turnedAway;

    House(int room) {}

    boolean enter() {
        for (int i = 0; i < 10_000; i++) {
            Thread.startVirtualThread(LockSupport::park);
        }
        inside++;
        return true;
    }

    void leave() { inside--; }

    int inside() { return inside; }

    int turnedAway() { return turnedAway; }
}
