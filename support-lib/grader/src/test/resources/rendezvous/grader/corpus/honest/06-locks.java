// honest: a lock for each cell, and a hash of the thread
// exercise: 06-striped-counter

class StripedCounter {
    private final long[] cells;
    private final Lock[] locks;

    StripedCounter(int stripes) {
        cells = new long[stripes];
        locks = new Lock[stripes];
        Arrays.setAll(locks, i -> new ReentrantLock());
    }

    private long at(int i, LongUnaryOperator change) {
        locks[i].lock();
        try {
            long before = cells[i];
            cells[i] = change.applyAsLong(before);
            return before;
        } finally {
            locks[i].unlock();
        }
    }

    void add(long n) {
        int hash = Long.hashCode(Thread.currentThread().threadId() * 0x9E3779B97F4A7C15L);
        at((hash >>> 1) % cells.length, value -> value + n);
    }

    long sum() { return LongStream.of(cells()).sum(); }

    long sumThenReset() {
        return IntStream.range(0, cells.length).mapToLong(i -> at(i, value -> 0)).sum();
    }

    long[] cells() {
        return IntStream.range(0, cells.length)
            .mapToLong(i -> at(i, LongUnaryOperator.identity()))
            .toArray();
    }
}
