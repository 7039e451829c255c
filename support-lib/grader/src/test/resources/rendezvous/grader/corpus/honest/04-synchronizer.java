// honest: AbstractQueuedSynchronizer
// exercise: 04-write-a-waitgroup

class MyWaitGroup {
    private static final class Sync extends AbstractQueuedSynchronizer {
        private static final long serialVersionUID = 1;

        @Override
        protected int tryAcquireShared(int ignored) { return getState() == 0 ? 1 : -1; }

        @Override
        protected boolean tryReleaseShared(int tasks) {
            while (true) {
                int now = getState();
                if (now + tasks < 0) {
                    throw new IllegalStateException("a done without a task");
                }
                if (compareAndSetState(now, now + tasks)) {
                    return now + tasks == 0;
                }
            }
        }
    }

    private final Sync sync = new Sync();

    void add(int tasks) { sync.releaseShared(tasks); }

    void done() { sync.releaseShared(-1); }

    void await() throws InterruptedException { sync.acquireSharedInterruptibly(1); }
}
