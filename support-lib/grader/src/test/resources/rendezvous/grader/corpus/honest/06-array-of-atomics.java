// honest: an array of AtomicLong
// exercise: 06-striped-counter

class StripedCounter {
    private final AtomicLong[] cells;

    StripedCounter(int stripes) {
        cells = Stream.generate(AtomicLong::new).limit(stripes).toArray(AtomicLong[]::new);
    }

    void add(long n) {
        cells[Math.floorMod(Thread.currentThread().threadId(), cells.length)].addAndGet(n);
    }

    long sum() { return Arrays.stream(cells).mapToLong(AtomicLong::get).sum(); }

    long sumThenReset() { return Arrays.stream(cells).mapToLong(cell -> cell.getAndSet(0)).sum(); }

    long[] cells() { return Arrays.stream(cells).mapToLong(AtomicLong::get).toArray(); }
}
