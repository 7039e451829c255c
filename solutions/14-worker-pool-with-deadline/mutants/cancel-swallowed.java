// mistake: swallowed cancel: tasks are started after the deadline as if nothing had happened
// caught by: PoolTest.deadline
// verdict: fail
// hint: 3

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
                        results.set(i, Result.of(() -> branch.isDone()
                            ? task.call() : branch.call(task)));
                        Thread.interrupted();
                    }
                });
            }
            try {
                group.await();
            } catch (InterruptedException e) {
                branch.cancel(e);
                throw e;
            }
        }
        return results;
    }
}
