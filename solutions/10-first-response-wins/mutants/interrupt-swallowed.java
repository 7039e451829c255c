// mistake: swallowed interrupt: the caller waits on for an answer
// caught by: ReplicasHiddenTest.interrupted
// verdict: deadlock
// hint: 3

class Replicas {

    private static <T> T patiently(Channel<T> channel) {
        while (true) {
            try {
                return channel.receive();
            } catch (InterruptedException e) {
                // try again
            }
        }
    }

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
                switch (patiently(answers)) {
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
