// attack: tasks that never end occupy the common pool
// family: threads
// exercise: 01-lost-update
// stopped by: limit
// verdict: leak, fail, timeout, race

class House {
    private int inside;
    private int turnedAway;

    House(int room) {}

    boolean enter() {
        for (int i = 0; i < 32; i++) {
            ForkJoinPool.commonPool().execute(LockSupport::park);
        }
        inside++;
        return true;
    }

    void leave() { inside--; }

    int inside() { return inside; }

    int turnedAway() { return turnedAway; }
}
