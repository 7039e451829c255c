// mistake: check-then-act: the sum is read first and the cells are emptied afterwards
// caught by: StripedCounterHiddenTest.resetWhileAdding
// verdict: race
// hint: 3

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
        long id = Thread.currentThread().threadId();
        return (int) (id % stripes) * SPACING;
    }

    /** The sum of all cells. */
    long sum() {
        return LongStream.of(cells()).sum();
    }

    /** The sum of all cells, which are zero afterwards. */
    long sumThenReset() {
        long sum = sum();
        for (int i = 0; i < stripes; i++) {
            cells.set(i * SPACING, 0);
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
