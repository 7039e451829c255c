// mistake: the interrupt status that one task leaves behind interrupts the next one
// caught by: PoolHiddenTest.ownInterrupt
// verdict: fail
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
