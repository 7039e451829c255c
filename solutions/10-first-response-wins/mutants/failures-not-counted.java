// mistake: error lost: only good answers are sent, and if there are none the caller waits for ever
// caught by: ReplicasHiddenTest.allFail
// verdict: deadlock
// hint: 1

class Replicas {

    /** The first answer of all replicas. */
    static <T> T first(List<Callable<T>> replicas) throws Exception {
        Channel<Result<T>> answers =
            Channel.buffered("answers", replicas.size());
        try (var race = Context.background().withCancel()) {
            for (Callable<T> replica : replicas) {
                Thread.startVirtualThread(() -> {
                    if (Result.of(() -> race.call(replica)) instanceof Result.Ok<T> ok) {
                        answers.trySend(ok);
                    }
                });
            }
            Exception failure = null;
            for (int i = 0; i < replicas.size(); i++) {
                switch (answers.receive()) {
                    case Result.Ok<T>(T answer) -> {
                        return answer;
                    }
                    case Result.Err<T>(Exception error) -> {
                        if (failure == null) {
                            failure = error;
                        } else {
                            failure.addSuppressed(error);
                        }
                    }
                }
            }
            throw failure;
        }
    }
}
