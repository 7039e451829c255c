// mistake: unclosed channel: the writer waits for a page that never comes
// caught by: CrawlerTest.batches
// verdict: deadlock
// hint: 2

interface Fetcher {
    String fetch(String url) throws Exception;
}

interface Store {
    void write(List<String> pages) throws Exception;
}

class Crawler {

    /** Fetches all urls and stores their pages; how many have failed. */
    static int crawl(List<String> urls, Fetcher fetcher, int workers,
            int batchSize, Store store) throws Exception {
        var failed = new AtomicInteger();
        var next = new AtomicInteger();
        var working = new AtomicInteger(workers);
        Channel<String> pages = Channel.buffered("pages", batchSize);
        try (var crew = new ErrorGroup("workers")) {
            for (int w = 0; w < workers; w++) {
                crew.go(() -> {
                    for (int i; (i = next.getAndIncrement()) < urls.size();) {
                        String page;
                        try {
                            page = fetcher.fetch(urls.get(i));
                        } catch (InterruptedException e) {
                            throw e;
                        } catch (Exception e) {
                            failed.incrementAndGet();
                            continue;
                        }
                        pages.send(page);
                    }
                });
            }
            writeBatches(pages, batchSize, store);
            crew.await();
        }
        return failed.get();
    }

    private static void writeBatches(ReceiveChannel<String> pages,
            int batchSize, Store store) throws Exception {
        var batch = new ArrayList<String>();
        for (String page : pages) {
            batch.add(page);
            if (batch.size() == batchSize) {
                store.write(batch);
                batch = new ArrayList<>();
            }
        }
        if (!batch.isEmpty()) {
            store.write(batch);
        }
    }
}
