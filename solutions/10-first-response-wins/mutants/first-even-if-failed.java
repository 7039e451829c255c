// mistake: the first answer wins, even if it is a failure
// caught by: ReplicasTest.failureDoesNotWin
// verdict: race
// hint: 1

class Replicas {

    /** The first answer of all replicas. */
    static <T> T first(List<Callable<T>> replicas) throws Exception {
        Channel<Result<T>> answers =
            Channel.buffered("answers", replicas.size());
        try (var race = Context.background().withCancel()) {
            for (Callable<T> replica : replicas) {
                Thread.startVirtualThread(() -> answers.trySend(
                    Result.of(() -> race.call(replica))));
            }
            for (int i = 0; i < replicas.size(); i++) {
                switch (answers.receive()) {
                    case Result.Ok<T>(T answer) -> {
                        return answer;
                    }
                    case Result.Err<T>(Exception error) -> {
                        throw error;
                    }
                }
            }
            throw new IllegalArgumentException("no replicas");
        }
    }
}
