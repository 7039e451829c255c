// attack: two threads take two monitors in different order
// family: hang
// exercise: 01-lost-update
// stopped by: limit
// verdict: deadlock, timeout, leak

class House {
    private int inside;
    private int turnedAway;

    private static final Object A = new Object();
    private static final Object B = new Object();

    private void attack() {
        CyclicBarrier both = new CyclicBarrier(2);
        Thread other = Thread.startVirtualThread(() -> lock(B, A, both));
        lock(A, B, both);
        try {
            other.join();
        } catch (InterruptedException e) {
            turnedAway++;
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

    private static void lock(Object first, Object second, CyclicBarrier both) {
        synchronized (first) {
            try {
                both.await();
            } catch (InterruptedException | BrokenBarrierException e) {
                return;
            }
            synchronized (second) {
                second.notifyAll();
            }
        }
    }
}
