// mistake: lost update: the count is changed outside of the lock
// caught by: MyWaitGroupHiddenTest.noUpdateIsLost
// verdict: race
// hint: 1

class MyWaitGroup {
    private int count;

    /** Counts tasks in, or out if negative. Never waits. */
    void add(int tasks) {
        if (count + tasks < 0) {
            throw new IllegalStateException(
                "more done than added: " + count + " and add(" + tasks + ")");
        }
        count += tasks;
        if (count == 0) {
            synchronized (this) {
                notifyAll();
            }
        }
    }

    /** Counts one task out. */
    void done() {
        add(-1);
    }

    /** Waits until no task is left. */
    synchronized void await() throws InterruptedException {
        while (count != 0) {
            wait();
        }
    }
}
