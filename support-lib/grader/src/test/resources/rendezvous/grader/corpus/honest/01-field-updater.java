// honest: AtomicIntegerFieldUpdater
// exercise: 01-lost-update

class House {
    private static final AtomicIntegerFieldUpdater<House> INSIDE =
        AtomicIntegerFieldUpdater.newUpdater(House.class, "inside");
    private static final AtomicIntegerFieldUpdater<House> TURNED_AWAY =
        AtomicIntegerFieldUpdater.newUpdater(House.class, "turnedAway");

    private final int room;
    private volatile int inside;
    private volatile int turnedAway;

    House(int room) { this.room = room; }

    boolean enter() {
        for (int now = inside; now < room; now = inside) {
            if (INSIDE.compareAndSet(this, now, now + 1)) {
                return true;
            }
        }
        TURNED_AWAY.incrementAndGet(this);
        return false;
    }

    void leave() { INSIDE.decrementAndGet(this); }

    int inside() { return inside; }

    int turnedAway() { return turnedAway; }
}
