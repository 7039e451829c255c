// mistake: nobody tells those who wait
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
