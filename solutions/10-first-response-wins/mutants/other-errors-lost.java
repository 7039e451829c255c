// mistake: error lost: of all failures only the last is told
// caught by: ReplicasHiddenTest.allFail
// verdict: fail
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
            Exception failure = null;
            for (int i = 0; i < replicas.size(); i++) {
                switch (answers.receive()) {
                    case Result.Ok<T>(T answer) -> {
                        return answer;
                    }
                    case Result.Err<T>(Exception error) -> {
                        failure = error;
                    }
                }
            }
            throw failure;
        }
    }
}
