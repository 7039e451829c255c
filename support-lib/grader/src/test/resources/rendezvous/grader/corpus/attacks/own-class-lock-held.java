// attack: a thread that is left behind keeps the monitor of a class of the JDK
// family: hang
// exercise: 01-lost-update
// stopped by: limit
// verdict: leak, timeout, deadlock, race, fail

class House {
    private int inside;
    private int turnedAway;

    private void attack() {
        Thread.startVirtualThread(() -> {
            synchronized (Thread.class) {
                LockSupport.park();
            }
        });
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
