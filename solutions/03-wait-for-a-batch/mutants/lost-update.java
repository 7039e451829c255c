// mistake: failures are counted without synchronisation, and one of two is lost
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
        int[] failed = {0};
        var group = new WaitGroup("downloads");
        group.add(bodies.length);
        for (int i = 0; i < bodies.length; i++) {
            int slot = i;
            Thread.startVirtualThread(() -> {
                try {
                    bodies[slot] = site.get(pages.get(slot));
                } catch (Exception e) {
                    failed[0]++;
                } finally {
                    group.done();
                }
            });
        }
        group.await();
        return new Batch(Arrays.asList(bodies), failed[0]);
    }
}
