// mistake: only one kind of exception is taken for a failure; another one ends the task unseen
// caught by: DownloadsHiddenTest.uncheckedFailures
// verdict: fail
// hint: 2

interface Site {
    String get(String page) throws Exception;
}

record Batch(List<String> bodies, int failed) {}

class Downloads {
    private static String ask(Site site, String page)
            throws IOException, TimeoutException {
        try {
            return site.get(page);
        } catch (IOException | TimeoutException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

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
                    bodies[slot] = ask(site, pages.get(slot));
                } catch (IOException | TimeoutException e) {
                    failed.incrementAndGet();
                } finally {
                    group.done();
                }
            });
        }
        group.await();
        return new Batch(Arrays.asList(bodies), failed.get());
    }
}
