// mistake: a done too many is accepted
// caught by: MyWaitGroupTest.belowZero
// verdict: fail
// hint: 5

class MyWaitGroup {
    private int count;

    /** Counts tasks in, or out if negative. Never waits. */
    synchronized void add(int tasks) {
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
    synchronized void await() throws InterruptedException {
        while (count != 0) {
            wait();
        }
    }
}
