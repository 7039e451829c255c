// honest: a completion service
// exercise: 05-collect-lock-then-channel

class Collector {
    static <T> void withLock(List<Supplier<T>> jobs, Consumer<T> sink) throws InterruptedException {
        Lock lock = new ReentrantLock(true);
        try (ExecutorService tasks = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Supplier<T> job : jobs) {
                tasks.execute(() -> {
                    T result = job.get();
                    lock.lock();
                    try {
                        sink.accept(result);
                    } finally {
                        lock.unlock();
                    }
                });
            }
        }
    }

    static <T> void withChannel(List<Supplier<T>> jobs, Consumer<T> sink)
            throws InterruptedException {
        CompletionService<T> service =
            new ExecutorCompletionService<>(Thread::startVirtualThread);
        for (Supplier<T> job : jobs) {
            service.submit(job::get);
        }
        for (int i = 0; i < jobs.size(); i++) {
            try {
                sink.accept(service.take().get());
            } catch (ExecutionException e) {
                throw new CompletionException(e.getCause());
            }
        }
    }
}
