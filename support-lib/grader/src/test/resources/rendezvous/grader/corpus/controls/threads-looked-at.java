// control: it asks its own thread for its name and state, and spins a little
// exercise: 01-lost-update

class House {
    private final int room;
    private int inside;
    private int turnedAway;

    private static final ThreadLocal<Integer> COUNT = ThreadLocal.withInitial(() -> 0);
    private static final ScopedValue<String> WHO = ScopedValue.newInstance();

    House(int room) { this.room = room; }

    synchronized boolean enter() {
        Thread self = Thread.currentThread();
        COUNT.set(COUNT.get() + 1);
        if (self.getName() == null || self.isInterrupted() || self.threadId() == 0
                || self.getState() == Thread.State.TERMINATED) {
            self.interrupt();
        }
        ScopedValue.where(WHO, "visitor").run(() -> {
            if (!WHO.get().equals("visitor")) throw new IllegalStateException();
        });
        Thread.onSpinWait();
        COUNT.remove();
        int processors = Runtime.getRuntime().availableProcessors();
        if (processors < 1) throw new IllegalStateException();
        if (inside < room) {
            inside++;
            return true;
        }
        turnedAway++;
        return false;
    }

    synchronized void leave() { inside--; }

    synchronized int inside() { return inside; }

    synchronized int turnedAway() { return turnedAway; }
}
