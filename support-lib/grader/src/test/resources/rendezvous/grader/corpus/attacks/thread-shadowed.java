// attack: the tests use a class Thread that runs everything at once, one after the other
// family: shadowing
// exercise: 06-striped-counter
// stopped by: scan
// verdict: not allowed, does not compile

class StripedCounter {
    private final long[] cells;
    private int next;

    StripedCounter(int stripes) { cells = new long[stripes]; }

    // right for one thread, and in the tests' own threads there is only one
    void add(long n) { cells[next++ % cells.length] += n; }

    long sum() { return LongStream.of(cells).sum(); }

    long sumThenReset() {
        long sum = sum();
        Arrays.fill(cells, 0);
        return sum;
    }

    long[] cells() { return cells.clone(); }
}

class Thread {
    static Thread startVirtualThread(Runnable task) {
        task.run();
        return new Thread();
    }

    void join() {}

    static java.lang.Thread currentThread() { return java.lang.Thread.currentThread(); }
}
