// mistake: swallowed cancel: the replicas are called off after an answer, but not when the caller is interrupted
// caught by: ReplicasHiddenTest.interrupted
// verdict: leak
// hint: 3

class Replicas {

    /** The first answer of all replicas. */
    static <T> T first(List<Callable<T>> replicas) throws Exception {
        Channel<Result<T>> answers =
            Channel.buffered("answers", replicas.size());
        var race = Context.background().withCancel();
        {
            for (Callable<T> replica : replicas) {
                Thread.startVirtualThread(() -> answers.trySend(
                    Result.of(() -> race.call(replica))));
            }
            Exception failure = null;
            for (int i = 0; i < replicas.size(); i++) {
                switch (answers.receive()) {
                    case Result.Ok<T>(T answer) -> {
                        race.cancel();
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
