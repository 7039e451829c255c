// mistake: done is called before the failure is counted
// caught by: DownloadsTest.failures
// verdict: race
// hint: 3

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
                    group.done();
                } catch (Exception e) {
                    group.done();
                    failed.incrementAndGet();
                }
            });
        }
        group.await();
        return new Batch(Arrays.asList(bodies), failed.get());
    }
}
