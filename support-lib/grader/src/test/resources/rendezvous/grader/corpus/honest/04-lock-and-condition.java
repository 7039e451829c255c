// honest: a lock and a condition
// exercise: 04-write-a-waitgroup

class MyWaitGroup {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition zero = lock.newCondition();
    private int count;

    void add(int tasks) {
        lock.lock();
        try {
            int next = count + tasks;
            if (next < 0) {
                throw new IllegalStateException("below zero: " + next);
            }
            count = next;
            if (next == 0) {
                zero.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    void done() { add(-1); }

    void await() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (count > 0) {
                zero.await();
            }
        } finally {
            lock.unlock();
        }
    }
}
