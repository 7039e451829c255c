// mistake: all threads use the same cell
// caught by: StripedCounterTest.spread
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
        return 0;
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
