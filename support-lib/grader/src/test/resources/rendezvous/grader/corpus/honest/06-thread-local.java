// honest: each thread draws a number for itself
// exercise: 06-striped-counter

class StripedCounter {
    private final AtomicLongArray cells;
    private final AtomicInteger next = new AtomicInteger();
    private final ThreadLocal<Integer> own;

    StripedCounter(int stripes) {
        cells = new AtomicLongArray(stripes);
        own = ThreadLocal.withInitial(() -> next.getAndIncrement() % stripes);
    }

    void add(long n) { cells.addAndGet(own.get(), n); }

    long sum() {
        long sum = 0;
        for (int i = 0; i < cells.length(); i++) sum += cells.get(i);
        return sum;
    }

    long sumThenReset() {
        long sum = 0;
        int i = 0;
        do {
            sum += cells.getAndSet(i, 0);
        } while (++i < cells.length());
        return sum;
    }

    long[] cells() {
        final var copy = new long[cells.length()];
        for (int i = 0; i < copy.length; i++) copy[i] = cells.get(i);
        return copy;
    }
}
