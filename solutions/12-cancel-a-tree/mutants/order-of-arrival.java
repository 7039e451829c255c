// mistake: result order confused: hits come in the order in which the shards answer
// caught by: SearchTest.together
// verdict: race
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
            Collections.synchronizedList(new ArrayList<>());
        var group = new WaitGroup("shards");
        try (var branch = request.withTimeout(limit)) {
            for (int i = 0; i < shards.size(); i++) {
                int slot = i;
                group.go(() -> results.add(
                    Result.of(() -> branch.call(shards.get(slot)::search))));
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
