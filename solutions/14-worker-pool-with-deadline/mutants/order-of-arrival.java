// mistake: result order confused: results stand in the order in which tasks end
// caught by: PoolTest.inOrder
// verdict: race
// hint: 1

class Pool {

    /** What came of each task, in the order of the tasks. */
    static <T> List<Result<T>> run(Context context, int workers,
            List<Callable<T>> tasks) throws InterruptedException {
        List<Result<T>> results =
            Collections.synchronizedList(new ArrayList<>());
        var next = new AtomicInteger();
        var group = new WaitGroup("workers");
        try (var branch = context.withCancel()) {
            for (int w = 0; w < workers; w++) {
                group.go(() -> {
                    for (int i; (i = next.getAndIncrement()) < tasks.size();) {
                        Callable<T> task = tasks.get(i);
                        results.add(Result.of(() -> branch.call(task)));
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
