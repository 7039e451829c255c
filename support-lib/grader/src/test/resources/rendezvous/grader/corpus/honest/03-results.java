// honest: the Result of the course
// exercise: 03-wait-for-a-batch

interface Site {
    String get(String page) throws Exception;
}

record Batch(List<String> bodies, int failed) {}

class Downloads {
    static Batch fetchAll(List<String> pages, Site site) throws InterruptedException {
        List<AtomicReference<Result<String>>> results =
            pages.stream().map(page -> new AtomicReference<Result<String>>()).toList();
        WaitGroup group = new WaitGroup("pages");
        for (int i = 0; i < pages.size(); i++) {
            String page = pages.get(i);
            AtomicReference<Result<String>> slot = results.get(i);
            group.go(() -> slot.set(Result.of(() -> site.get(page))));
        }
        group.await();
        List<String> bodies = new ArrayList<>();
        for (AtomicReference<Result<String>> slot : results) {
            bodies.add(slot.get().orElse(null));
        }
        return new Batch(bodies, (int) results.stream().filter(r -> !r.get().isOk()).count());
    }
}
