// attack: a platform thread that is no daemon keeps the JVM alive
// family: threads
// exercise: 01-lost-update
// stopped by: limit
// verdict: leak, fail

class House {
    private int inside;
    private int turnedAway;

    House(int room) {}

    boolean enter() {
        new Thread(() -> LockSupport.park(), "stays").start();
        inside++;
        return true;
    }

    void leave() { inside--; }

    int inside() { return inside; }

    int turnedAway() { return turnedAway; }
}
