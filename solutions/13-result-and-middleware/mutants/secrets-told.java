// mistake: the client reads the message of the exception
// caught by: FailureGuardTest.numbered
// verdict: fail
// hint: 4

interface Handler {
    Envelope<?> handle(String request) throws Exception;
}

class FailureGuard {
    private final Map<Long, Throwable> failures = new ConcurrentHashMap<>();
    private final AtomicLong last = new AtomicLong();

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
        long number = last.incrementAndGet();
        failures.put(number, thrown);
        return Envelope.fail("failure no. " + number + ": " + thrown.getMessage(), code);
    }

    /** What was thrown under this number. */
    Optional<Throwable> failure(long number) {
        return Optional.ofNullable(failures.get(number));
    }
}
