// honest: both numbers in one AtomicLong
// exercise: 01-lost-update

class House {
    private static final long ONE_INSIDE = 1L << 32;

    private final int room;
    private final AtomicLong both = new AtomicLong();

    House(int room) { this.room = room; }

    private static int high(long both) { return (int) (both >>> 32); }

    boolean enter() {
        long before = both.getAndAccumulate(0, (now, ignored) ->
            high(now) < room ? now + ONE_INSIDE : now + 1);
        return high(before) < room;
    }

    void leave() { both.addAndGet(-ONE_INSIDE); }

    int inside() { return high(both.get()); }

    int turnedAway() { return (int) both.get(); }
}
