// mistake: the last forwarder closes; if there is none, nobody does
// caught by: MergeHiddenTest.noInputs
// verdict: deadlock
// hint: 2

class Merge {

    /** All elements of all inputs, until all are closed. */
    static <T> ReceiveChannel<T> merge(List<ReceiveChannel<T>> inputs) {
        Channel<T> merged = Channel.unbuffered("merged");
        var cause = new AtomicReference<Throwable>();
        var left = new AtomicInteger(inputs.size());
        var forwarders = new WaitGroup("forwarders");
        for (ReceiveChannel<T> input : inputs) {
            forwarders.go(() -> {
                forward(input, merged, cause);
                if (left.decrementAndGet() == 0) {
                    if (cause.get() == null) {
                        merged.close();
                    } else {
                        merged.close(cause.get());
                    }
                }
            });
        }
        return merged;
    }

    private static <T> void forward(ReceiveChannel<T> input,
            SendChannel<T> merged, AtomicReference<Throwable> cause)
            throws InterruptedException {
        Received<T> next = input.receiveOrClosed();
        while (next instanceof Received.Value<T>(T element)) {
            merged.send(element);
            next = input.receiveOrClosed();
        }
        if (next instanceof Received.Closed<T>(Throwable why)
                && why != null) {
            cause.compareAndSet(null, why);
        }
    }
}
