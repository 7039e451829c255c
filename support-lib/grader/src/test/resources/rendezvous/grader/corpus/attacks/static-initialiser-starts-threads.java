// attack: threads are started before the first test begins
// family: static initialisers
// exercise: 01-lost-update
// stopped by: limit
// verdict: leak, fail, race, timeout

class House {
    private int inside;
    private int turnedAway;

    static {
        for (int i = 0; i < 4; i++) {
            Thread.startVirtualThread(LockSupport::park);
        }
    }

    House(int room) {}

    boolean enter() {
        inside++;
        return true;
    }

    void leave() { inside--; }

    int inside() { return inside; }

    int turnedAway() { return turnedAway; }
}
