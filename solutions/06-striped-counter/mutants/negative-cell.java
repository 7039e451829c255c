// mistake: the hash of a thread's number may be negative, and so may its remainder
// caught by: StripedCounterTest.everyCell
// verdict: fail
// hint: 2

class StripedCounter {
    private static final int SPACING = 16;

    private final int stripes;
    private final AtomicLongArray cells;

    StripedCounter(int stripes) {
        this.stripes = stripes;
        this.cells = new AtomicLongArray(stripes * SPACING);
    }

    /** Adds to one of the cells. */
    void add(long n) {
        cells.getAndAdd(cell(), n);
    }

    private int cell() {
        int hash = (int) Thread.currentThread().threadId() * 0x9E3779B9;
        return hash % stripes * SPACING;
    }

    /** The sum of all cells. */
    long sum() {
        return LongStream.of(cells()).sum();
    }

    /** The sum of all cells, which are zero afterwards. */
    long sumThenReset() {
        long sum = 0;
        for (int i = 0; i < stripes; i++) {
            sum += cells.getAndSet(i * SPACING, 0);
        }
        return sum;
    }

    /** A copy of the cells. */
    long[] cells() {
        long[] copy = new long[stripes];
        for (int i = 0; i < stripes; i++) {
            copy[i] = cells.get(i * SPACING);
        }
        return copy;
    }
}
