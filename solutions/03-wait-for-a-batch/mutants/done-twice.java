// mistake: a failed page is done twice, so the counter goes below zero or the batch comes too early
// caught by: DownloadsHiddenTest.uncheckedFailures
// verdict: fail
// hint: 2

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
        group.add(bodies.length);
        for (int i = 0; i < bodies.length; i++) {
            int slot = i;
            Thread.startVirtualThread(() -> {
                try {
                    bodies[slot] = site.get(pages.get(slot));
                } catch (Exception e) {
                    failed.incrementAndGet();
                    group.done();
                } finally {
                    group.done();
                }
            });
        }
        group.await();
        return new Batch(Arrays.asList(bodies), failed.get());
    }
}
