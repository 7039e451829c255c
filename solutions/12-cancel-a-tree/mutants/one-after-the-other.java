// mistake: sequential code: each shard is awaited before the next is asked
// caught by: SearchTest.together
// verdict: fail
// hint: 1

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
                group.await();
            }
            try {
                group.await();
            } catch (InterruptedException e) {
                branch.cancel(e);
                throw e;
            }
        }
        request.check();
        var hits = new ArrayList<String>();
        int missing = 0;
        for (Result<List<String>> result : results) {
            hits.addAll(result.orElse(List.of()));
            missing += result.isOk() ? 0 : 1;
        }
        return new Answer(hits, missing);
    }
}
