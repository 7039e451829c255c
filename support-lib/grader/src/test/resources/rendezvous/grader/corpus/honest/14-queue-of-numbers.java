// honest: a queue of indices and an array of results
// exercise: 14-worker-pool-with-deadline

class Pool {
    private static final class Job<T> {
        final Callable<T> task;
        Result<T> result;

        Job(Callable<T> task) { this.task = task; }

        void run(Context context) {
            result = Result.of(() -> context.call(task));
        }
    }

    static <T> List<Result<T>> run(Context context, int workers, List<Callable<T>> tasks)
            throws InterruptedException {
        List<Job<T>> jobs = tasks.stream().map(Job<T>::new).toList();
        Queue<Job<T>> waiting = new ConcurrentLinkedQueue<>(jobs);
        try (CancellableContext own = context.withCancel()) {
            List<Thread> crew = new ArrayList<>();
            for (int w = 0; w < workers; w++) {
                crew.add(Thread.startVirtualThread(() -> {
                    Job<T> job;
                    while ((job = waiting.poll()) != null) {
                        job.run(own);
                        Thread.interrupted();
                    }
                }));
            }
            try {
                for (Thread worker : crew) {
                    worker.join();
                }
            } catch (InterruptedException e) {
                own.cancel(e);
                throw e;
            }
        }
        return jobs.stream().map(job -> job.result).toList();
    }
}
