// mistake: lost wake-up: the look at the count and the wait are two steps, and the last done comes between them
// caught by: MyWaitGroupTest.notBefore
// verdict: deadlock
// hint: 3

class MyWaitGroup {
    private int count;

    /** Counts tasks in, or out if negative. Never waits. */
    synchronized void add(int tasks) {
        if (count + tasks < 0) {
            throw new IllegalStateException(
                "more done than added: " + count + " and add(" + tasks + ")");
        }
        count += tasks;
        if (count == 0) {
            notifyAll();
        }
    }

    /** Counts one task out. */
    void done() {
        add(-1);
    }

    /** Waits until no task is left. */
    void await() throws InterruptedException {
        while (remaining() != 0) {
            synchronized (this) {
                wait();
            }
        }
    }

    private synchronized int remaining() {
        return count;
    }
}
