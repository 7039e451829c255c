// honest: a private monitor and an early return
// exercise: 04-write-a-waitgroup

class MyWaitGroup {
    private final Object monitor = new Object();
    private long count = 0L;

    void add(int tasks) {
        synchronized (monitor) {
            long sum = Math.addExact(count, tasks);
            if (sum < 0) throw new IllegalStateException(String.format("%d < 0", sum));
            count = sum;
            if (sum != 0) return;
            monitor.notifyAll();
        }
    }

    void done() {
        add(-1);
    }

    void await() throws InterruptedException {
        synchronized (monitor) {
            for (;;) {
                if (count == 0) return;
                monitor.wait();
            }
        }
    }
}
