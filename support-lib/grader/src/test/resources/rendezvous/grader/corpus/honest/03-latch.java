// honest: CountDownLatch
// exercise: 03-wait-for-a-batch

interface Site {
    String get(String page) throws Exception;
}

record Batch(List<String> bodies, int failed) {}

class Downloads {
    static Batch fetchAll(List<String> pages, Site site) throws InterruptedException {
        var bodies = new String[pages.size()];
        var failed = new LongAdder();
        var left = new CountDownLatch(bodies.length);
        for (int i = 0; i < bodies.length; i++) {
            final int slot = i;
            Thread.startVirtualThread(() -> {
                try {
                    bodies[slot] = site.get(pages.get(slot));
                } catch (Exception e) {
                    failed.increment();
                } finally {
                    left.countDown();
                }
            });
        }
        left.await();
        return new Batch(Arrays.asList(bodies), failed.intValue());
    }
}
