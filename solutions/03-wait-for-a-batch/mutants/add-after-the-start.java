// mistake: a task is counted in after it has been started, and may be done before
// caught by: DownloadsTest.everyPage
// verdict: race
// hint: 1

interface Site {
    String get(String page) throws Exception;
}

record Batch(List<String> bodies, int failed) {}

class Downloads {

    /** Fetches all pages at once; a page that fails is counted. */
    static Batch fetchAll(List<String> pages, Site site)
            throws InterruptedException {
        var bodies = new String[pages.size()];
        var failed = new AtomicInteger();
        var group = new WaitGroup("downloads");
        for (int i = 0; i < bodies.length; i++) {
            int slot = i;
            Thread.startVirtualThread(() -> {
                try {
                    bodies[slot] = site.get(pages.get(slot));
                } catch (Exception e) {
                    failed.incrementAndGet();
                } finally {
                    group.done();
                }
            });
            group.add(1);
        }
        group.await();
        return new Batch(Arrays.asList(bodies), failed.get());
    }
}
