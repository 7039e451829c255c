// mistake: an interrupt is swallowed, and half a batch returned as if it were whole
// caught by: DownloadsHiddenTest.interrupted
// verdict: fail
// hint: 4

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
                } finally {
                    group.done();
                }
            });
        }
        try {
            group.await();
        } catch (InterruptedException e) {
            // what is there by now has to do
        }
        return new Batch(Arrays.asList(bodies), failed.get());
    }
}
