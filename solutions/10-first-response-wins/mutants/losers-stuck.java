// mistake: leaked worker: losers wait in send for a receiver that has gone
// caught by: ReplicasHiddenTest.closeFinish
// verdict: leak
// hint: 2

class Replicas {

    /** The first answer of all replicas. */
    static <T> T first(List<Callable<T>> replicas) throws Exception {
        Channel<Result<T>> answers =
            Channel.unbuffered("answers");
        try (var race = Context.background().withCancel()) {
            for (Callable<T> replica : replicas) {
                Thread.startVirtualThread(() -> {
                    try {
                        answers.send(Result.of(() -> race.call(replica)));
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
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
