// honest: a monitor for each cell
// exercise: 06-striped-counter

class StripedCounter {
    private static class Cell {
        private long value;

        synchronized void add(long n) { value += n; }

        synchronized long get() { return value; }

        synchronized long take() {
            long taken = value;
            value = 0;
            return taken;
        }
    }

    private final List<Cell> cells = new ArrayList<>();

    StripedCounter(int stripes) {
        for (int i = 0; i < stripes; i++) {
            cells.add(new Cell());
        }
    }

    void add(long n) {
        long id = Thread.currentThread().threadId();
        cells.get((int) (id % cells.size())).add(n);
    }

    long sum() {
        long sum = 0;
        for (Cell cell : cells) {
            sum += cell.get();
        }
        return sum;
    }

    long sumThenReset() {
        long sum = 0;
        for (Cell cell : cells) {
            sum += cell.take();
        }
        return sum;
    }

    long[] cells() {
        long[] copy = new long[cells.size()];
        Arrays.setAll(copy, i -> cells.get(i).get());
        return copy;
    }
}
