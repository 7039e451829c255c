// mistake: unclosed channel: the loop over the results never ends
// caught by: CollectorTest.channelCollectsAll
// verdict: deadlock
// hint: 3

class Collector {

    /** Each job's result to the sink, by the tasks, one at a time. */
    static <T> void withLock(List<Supplier<T>> jobs, Consumer<T> sink)
            throws InterruptedException {
        var group = new WaitGroup("jobs");
        var lock = new ReentrantLock();
        for (Supplier<T> job : jobs) {
            group.go(() -> {
                T result = job.get();
                lock.lock();
                try {
                    sink.accept(result);
                } finally {
                    lock.unlock();
                }
            });
        }
        group.await();
    }

    /** Each job's result to the sink, by the calling thread. */
    static <T> void withChannel(List<Supplier<T>> jobs, Consumer<T> sink)
            throws InterruptedException {
        Channel<T> results = Channel.unbuffered("results");
        var senders = new WaitGroup("senders");
        for (Supplier<T> job : jobs) {
            senders.go(() -> results.send(job.get()));
        }
        for (T result : results) {
            sink.accept(result);
        }
    }
}
