// mistake: if for while: whoever wakes up does not look again
// caught by: MyWaitGroupHiddenTest.spuriousWakeUps
// verdict: race
// hint: 4

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
    synchronized void await() throws InterruptedException {
        if (count != 0) {
            wait();
        }
    }
}
