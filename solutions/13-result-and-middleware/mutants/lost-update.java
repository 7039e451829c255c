// mistake: lost update: two failures get the same number, and one of them is lost
// caught by: FailureGuardTest.atTheSameTime
// verdict: race
// hint: 1

interface Handler {
    Envelope<?> handle(String request) throws Exception;
}

class FailureGuard {
    private final Map<Long, Throwable> failures = new ConcurrentHashMap<>();
    private long last;

    /** A handler that answers with an envelope, whatever happens. */
    Handler guard(Handler handler) {
        return request -> {
            try {
                return switch (Result.<Envelope<?>>of(
                        () -> handler.handle(request))) {
                    case Result.Ok<Envelope<?>>(var answer)
                        when answer != null -> answer;
                    case Result.Ok<Envelope<?>> none -> failed(500,
                        new IllegalStateException("the handler gave null"));
                    case Result.Err<Envelope<?>> err when err.isTimeout() ->
                        failed(Envelope.TIMED_OUT, err.error());
                    case Result.Err<Envelope<?>> err when err.isCancelled() ->
                        failed(Envelope.CANCELLED, err.error());
                    case Result.Err<Envelope<?>> err ->
                        failed(Envelope.FAILED, err.error());
                };
            } catch (Error e) {
                return failed(Envelope.FAILED, e);
            }
        };
    }

    private Envelope<?> failed(int code, Throwable thrown) {
        long number = ++last;
        failures.put(number, thrown);
        return Envelope.fail("failure no. " + number, code);
    }

    /** What was thrown under this number. */
    Optional<Throwable> failure(long number) {
        return Optional.ofNullable(failures.get(number));
    }
}
