// honest: synchronized on the sink, and a blocking queue
// exercise: 05-collect-lock-then-channel

class Collector {
    static <T> void withLock(List<Supplier<T>> jobs, Consumer<T> sink) throws InterruptedException {
        List<Thread> tasks = new ArrayList<>();
        for (Supplier<T> job : jobs) {
            tasks.add(Thread.ofVirtual().start(() -> {
                T result = job.get();
                synchronized (sink) {
                    sink.accept(result);
                }
            }));
        }
        for (Thread task : tasks) {
            task.join();
        }
    }

    static <T> void withChannel(List<Supplier<T>> jobs, Consumer<T> sink)
            throws InterruptedException {
        BlockingQueue<T> results = new LinkedBlockingQueue<>();
        for (Supplier<T> job : jobs) {
            Thread.ofVirtual().start(() -> results.add(job.get()));
        }
        for (int n = jobs.size(); n > 0; n--) {
            sink.accept(results.take());
        }
    }
}
