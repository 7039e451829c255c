// mistake: check-then-act: the next number is looked at and moved on in two steps, and a task is started twice
// caught by: PoolHiddenTest.onlyOnce
// verdict: race
// hint: 1

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
                    for (int i; (i = next.get()) < tasks.size();) {
                        next.set(i + 1);
                        Callable<T> task = tasks.get(i);
                        results.set(i, Result.of(() -> branch.call(task)));
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
