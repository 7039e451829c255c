// honest: a list of parked threads
// exercise: 04-write-a-waitgroup

class MyWaitGroup {
    private final AtomicInteger count = new AtomicInteger();
    private final Queue<Thread> waiters = new ConcurrentLinkedQueue<>();

    void add(int tasks) {
        int now = count.updateAndGet(n -> {
            if (n + tasks < 0) {
                throw new IllegalStateException("below zero");
            }
            return n + tasks;
        });
        if (now == 0) {
            waiters.forEach(LockSupport::unpark);
        }
    }

    void done() { add(-1); }

    void await() throws InterruptedException {
        waiters.add(Thread.currentThread());
        try {
            while (count.get() != 0) {
                LockSupport.park(this);
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
            }
        } finally {
            waiters.remove(Thread.currentThread());
        }
    }
}
