// mistake: leaked worker: at the limit the search returns, while interrupted shards are still at work
// caught by: SearchHiddenTest.nobodyAtWork
// verdict: race
// hint: 2

interface Shard {
    List<String> search() throws Exception;
}

record Answer(List<String> hits, int missing) {}

class Search {

    /** What the shards have found within the limit. */
    static Answer search(Context request, Duration limit, List<Shard> shards)
            throws Exception {
        List<Result<List<String>>> results =
            new ArrayList<>(Collections.nCopies(shards.size(), null));
        var group = new WaitGroup("shards");
        try (var branch = request.withTimeout(limit)) {
            for (int i = 0; i < shards.size(); i++) {
                int slot = i;
                group.go(() -> results.set(slot,
                    Result.of(() -> branch.call(shards.get(slot)::search))));
            }
            var all = new WaitGroup("waiter");
            Channel<Boolean> ended = Channel.buffered(1);
            all.go(() -> {
                group.await();
                ended.trySend(true);
            });
            new Select<Boolean>()
                .receive(ended, value -> value)
                .closed(branch.done(), () -> false)
                .await();
        }
        request.check();
        var hits = new ArrayList<String>();
        int missing = 0;
        for (Result<List<String>> result : results) {
            if (result == null) {
                missing++;
                continue;
            }
            hits.addAll(result.orElse(List.of()));
            missing += result.isOk() ? 0 : 1;
        }
        return new Answer(hits, missing);
    }
}
