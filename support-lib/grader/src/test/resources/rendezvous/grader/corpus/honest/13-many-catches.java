// honest: a catch for each kind
// exercise: 13-result-and-middleware

interface Handler {
    Envelope<?> handle(String request) throws Exception;
}

class FailureGuard {
    private final Map<Long, Throwable> failures = Collections.synchronizedMap(new HashMap<>());
    private final AtomicLong numbers = new AtomicLong();

    Handler guard(Handler handler) {
        return request -> {
            try {
                Envelope<?> answer = handler.handle(request);
                return answer != null ? answer
                    : fail(500, new IllegalStateException("no answer"));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return fail(503, e);
            } catch (TimeoutException e) {
                return fail(504, e);
            } catch (CancellationException e) {
                return fail(503, e);
            } catch (Throwable e) {
                return fail(500, e);
            }
        };
    }

    private Envelope<?> fail(int code, Throwable why) {
        long number = numbers.incrementAndGet();
        failures.put(number, why);
        return Envelope.fail("failure no. " + number, code);
    }

    Optional<Throwable> failure(long number) { return Optional.ofNullable(failures.get(number)); }
}
