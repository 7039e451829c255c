// honest: a list under a lock, and a switch over types
// exercise: 13-result-and-middleware

interface Handler {
    Envelope<?> handle(String request) throws Exception;
}

class FailureGuard {
    private final List<Throwable> failures = new ArrayList<>();

    Handler guard(Handler handler) {
        return request -> {
            Throwable thrown;
            try {
                var answer = handler.handle(request);
                if (answer != null) {
                    return answer;
                }
                thrown = new IllegalStateException("null from the handler");
            } catch (Throwable t) {
                thrown = t;
            }
            int code = switch (thrown) {
                case TimeoutException t -> 504;
                case CancellationException c -> 503;
                case InterruptedException i -> {
                    Thread.currentThread().interrupt();
                    yield 503;
                }
                default -> 500;
            };
            return Envelope.fail("failure no. " + note(thrown), code);
        };
    }

    private synchronized int note(Throwable thrown) {
        failures.add(thrown);
        return failures.size();
    }

    synchronized Optional<Throwable> failure(long number) {
        return number < 1 || number > failures.size()
            ? Optional.empty()
            : Optional.of(failures.get((int) number - 1));
    }
}
