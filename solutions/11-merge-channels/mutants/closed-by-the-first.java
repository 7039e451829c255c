// mistake: check-then-act: whoever ends looks whether the output is closed, and closes it, while others still send
// caught by: MergeTest.everyElement
// verdict: race
// hint: 1

class Merge {

    /** All elements of all inputs, until all are closed. */
    static <T> ReceiveChannel<T> merge(List<ReceiveChannel<T>> inputs) {
        Channel<T> merged = Channel.unbuffered("merged");
        var cause = new AtomicReference<Throwable>();
        var forwarders = new WaitGroup("forwarders");
        for (ReceiveChannel<T> input : inputs) {
            forwarders.go(() -> {
                forward(input, merged, cause);
                if (!merged.isClosed()) {
                    merged.close();
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
