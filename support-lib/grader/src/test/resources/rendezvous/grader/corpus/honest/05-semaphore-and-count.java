// honest: a semaphore, and as many receives as there are jobs
// exercise: 05-collect-lock-then-channel

class Collector {
    static <T> void withLock(List<Supplier<T>> jobs, Consumer<T> sink) throws InterruptedException {
        var one = new Semaphore(1);
        var all = new WaitGroup("jobs");
        jobs.forEach(job -> all.go(() -> {
            var result = job.get();
            one.acquire();
            try {
                sink.accept(result);
            } finally {
                one.release();
            }
        }));
        all.await();
    }

    static <T> void withChannel(List<Supplier<T>> jobs, Consumer<T> sink)
            throws InterruptedException {
        Channel<T> results = Channel.unbuffered("results");
        var senders = new WaitGroup("senders");
        for (var job : jobs) {
            senders.go(() -> results.send(job.get()));
        }
        for (var ignored : jobs) {
            sink.accept(results.receive());
        }
        senders.await();
    }
}
