// honest: an executor, and the states of its futures
// exercise: 03-wait-for-a-batch

interface Site {
    String get(String page) throws Exception;
}

record Batch(List<String> bodies, int failed) {}

class Downloads {
    static Batch fetchAll(List<String> pages, Site site) throws InterruptedException {
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<String>> tasks = new ArrayList<>();
            for (String page : pages) {
                tasks.add(() -> site.get(page));
            }
            List<String> bodies = new ArrayList<>();
            int failed = 0;
            for (Future<String> future : executor.invokeAll(tasks)) {
                switch (future.state()) {
                    case SUCCESS -> bodies.add(future.resultNow());
                    case FAILED, CANCELLED, RUNNING -> {
                        bodies.add(null);
                        failed++;
                    }
                }
            }
            return new Batch(bodies, failed);
        }
    }
}
