// honest: Phaser, and a nested class for a download
// exercise: 03-wait-for-a-batch

interface Site {
    String get(String page) throws Exception;
}

record Batch(List<String> bodies, int failed) {}

class Downloads {
    private static final class Download implements Runnable {
        private final String page;
        private final Site site;
        private final Phaser phaser;
        volatile String body;
        volatile boolean failed;

        Download(String page, Site site, Phaser phaser) {
            this.page = page;
            this.site = site;
            this.phaser = phaser;
            phaser.register();
        }

        @Override
        public void run() {
            try {
                body = site.get(page);
            } catch (Exception e) {
                failed = true;
            } finally {
                phaser.arriveAndDeregister();
            }
        }
    }

    static Batch fetchAll(List<String> pages, Site site) throws InterruptedException {
        Phaser phaser = new Phaser(1);
        List<Download> downloads =
            pages.stream().map(page -> new Download(page, site, phaser)).toList();
        downloads.forEach(Thread::startVirtualThread);
        phaser.awaitAdvanceInterruptibly(phaser.arrive());
        return new Batch(
            downloads.stream().map(download -> download.body).collect(Collectors.toList()),
            (int) downloads.stream().filter(download -> download.failed).count());
    }
}
