// attack: an answer says that it equals everything
// family: collections
// exercise: 12-cancel-a-tree
// stopped by: tests
// verdict: fail, leak, deadlock, race, timeout
// points: 4

interface Shard {
    List<String> search() throws Exception;
}

record Answer(List<String> hits, int missing) {
    @Override
    public boolean equals(Object other) { return true; }

    @Override
    public int hashCode() { return 0; }
}

class Search {
    static Answer search(Context request, Duration limit, List<Shard> shards) {
        return new Answer(List.of(), 0);
    }
}
