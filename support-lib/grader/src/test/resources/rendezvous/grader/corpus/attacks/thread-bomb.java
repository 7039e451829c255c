// attack: platform threads are started until there are no more
// family: threads
// exercise: 01-lost-update
// stopped by: limit
// verdict: out of memory, timeout, leak, fail, crashed

class House {
    private int inside;
    private int turnedAway;

    private void attack() {
        while (true) {
            new Thread(() -> {
                while (true) {
                    LockSupport.park();
                }
            }).start();
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
