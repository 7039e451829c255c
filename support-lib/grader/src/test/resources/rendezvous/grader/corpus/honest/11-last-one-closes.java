// honest: the last input to end closes the output
// exercise: 11-merge-channels

class Merge {
    static <T> ReceiveChannel<T> merge(List<ReceiveChannel<T>> inputs) {
        Channel<T> merged = Channel.unbuffered("all");
        if (inputs.isEmpty()) {
            merged.close();
        }
        AtomicInteger open = new AtomicInteger(inputs.size());
        AtomicReference<Throwable> why = new AtomicReference<>();
        inputs.forEach(input -> Thread.startVirtualThread(() -> {
            try {
                forward(input, merged, why);
            } catch (InterruptedException e) {
                why.compareAndSet(null, e);
            }
            if (open.decrementAndGet() > 0) {
                return;
            }
            Optional.ofNullable(why.get()).ifPresentOrElse(merged::close, merged::close);
        }));
        return merged;
    }

    private static <T> void forward(ReceiveChannel<T> from, SendChannel<T> to,
            AtomicReference<Throwable> why) throws InterruptedException {
        for (;;) {
            switch (from.receiveOrClosed()) {
                case Received.Value<T> value -> to.send(value.value());
                case Received.Closed<T> closed -> {
                    if (closed.cause() != null) {
                        why.compareAndSet(null, closed.cause());
                    }
                    return;
                }
                case Received.None<T> none -> throw new AssertionError("receive waits");
            }
        }
    }
}
