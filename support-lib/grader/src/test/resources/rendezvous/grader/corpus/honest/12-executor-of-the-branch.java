// honest: threads of a branch, joined by a latch
// exercise: 12-cancel-a-tree

interface Shard {
    List<String> search() throws Exception;
}

record Answer(List<String> hits, int missing) {}

class Search {
    static Answer search(Context request, Duration limit, List<Shard> shards) throws Exception {
        var found = new ConcurrentSkipListMap<Integer, List<String>>();
        var left = new CountDownLatch(shards.size());
        try (var branch = request.withTimeout(limit)) {
            for (int i = 0; i < shards.size(); i++) {
                int place = i;
                Thread.ofVirtual().name("shard-" + i).start(() -> {
                    try {
                        found.put(place, branch.call(() -> shards.get(place).search()));
                    } catch (Exception e) {
                        // it is missing, and that is all
                    } finally {
                        left.countDown();
                    }
                });
            }
            try {
                left.await();
            } catch (InterruptedException e) {
                branch.cancel(e);
                throw e;
            }
        }
        request.check();
        List<String> hits = found.values().stream().flatMap(Collection::stream).toList();
        return new Answer(hits, shards.size() - found.size());
    }
}
