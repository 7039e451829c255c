// mistake: workers leave at the deadline, and what they have not drawn is unaccounted for
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
                        if (branch.isDone()) {
                            return;
                        }
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
