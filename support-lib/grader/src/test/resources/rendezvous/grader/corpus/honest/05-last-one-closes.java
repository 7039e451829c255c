// honest: the last sender closes the channel
// exercise: 05-collect-lock-then-channel

class Collector {
    private interface Handing<T> {
        void over(T result) throws InterruptedException;
    }

    private static <T> Runnable task(Supplier<? extends T> job, Handing<? super T> handing) {
        return () -> {
            try {
                handing.over(job.get());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }

    static <T> void withLock(List<Supplier<T>> jobs, Consumer<T> sink) throws InterruptedException {
        CountDownLatch left = new CountDownLatch(jobs.size());
        Object lock = new Object();
        for (Supplier<T> job : jobs) {
            Thread.startVirtualThread(task(job, result -> {
                synchronized (lock) {
                    sink.accept(result);
                }
                left.countDown();
            }));
        }
        left.await();
    }

    static <T> void withChannel(List<Supplier<T>> jobs, Consumer<T> sink)
            throws InterruptedException {
        Channel<T> results = Channel.buffered("results", 2);
        if (jobs.isEmpty()) {
            results.close();
        }
        AtomicInteger left = new AtomicInteger(jobs.size());
        for (Supplier<T> job : jobs) {
            Thread.startVirtualThread(task(job, result -> {
                results.send(result);
                if (left.decrementAndGet() == 0) {
                    results.close();
                }
            }));
        }
        results.forEach(sink);
    }
}
