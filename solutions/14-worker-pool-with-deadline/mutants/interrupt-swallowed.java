// mistake: swallowed interrupt: an interrupted caller waits on
// caught by: PoolHiddenTest.callerInterrupted
// verdict: deadlock
// hint: 4

class Pool {

    /** What came of each task, in the order of the tasks. */
    static <T> List<Result<T>> run(Context context, int workers,
            List<Callable<T>> tasks) throws InterruptedException {
        List<Result<T>> results =
            new ArrayList<>(Collections.nCopies(tasks.size(), null));
        var next = new AtomicInteger();
        var group = new WaitGroup("workers");
        try (var branch = context.withCancel()) {
            for (int w = 0; w < workers; w++) {
                group.go(() -> {
                    for (int i; (i = next.getAndIncrement()) < tasks.size();) {
                        Callable<T> task = tasks.get(i);
                        results.set(i, Result.of(() -> branch.call(task)));
                        Thread.interrupted();
                    }
                });
            }
            boolean ended = false;
            while (!ended) {
                try {
                    group.await();
                    ended = true;
                } catch (InterruptedException e) {
                    // go on waiting
                }
            }
        }
        return results;
    }
}
