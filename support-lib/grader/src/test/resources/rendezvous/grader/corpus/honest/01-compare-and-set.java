// honest: a loop of compareAndSet
// exercise: 01-lost-update

class House {
    private final int room;
    private final AtomicInteger inside = new AtomicInteger();
    private final LongAdder turnedAway = new LongAdder();

    House(int room) { this.room = room; }

    boolean enter() {
        int now = inside.get();
        while (now < room) {
            if (inside.compareAndSet(now, now + 1)) {
                return true;
            }
            now = inside.get();
        }
        turnedAway.increment();
        return false;
    }

    void leave() { inside.decrementAndGet(); }

    int inside() { return inside.get(); }

    int turnedAway() { return turnedAway.intValue(); }
}
