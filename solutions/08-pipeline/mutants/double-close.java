// mistake: double close: closed with the cause, and once more in finally
// caught by: PipelineHiddenTest.failureGoesDownstream
// verdict: fail
// hint: 3

class Pipeline {

    /** Sends the step of each element on, until there are no more. */
    static <A, B> void stage(ReceiveChannel<? extends A> in,
            SendChannel<? super B> out, Function<A, B> step)
            throws InterruptedException {
        try {
            while (true) {
                switch (in.receiveOrClosed()) {
                    case Received.Value<? extends A>(A element) ->
                        out.send(step.apply(element));
                    case Received.Closed<? extends A>(Throwable cause) -> {
                        return;
                    }
                    case Received.None<? extends A> none -> {
                    }
                }
            }
        } catch (InterruptedException e) {
            out.close(e);
            throw e;
        } catch (RuntimeException e) {
            out.close(e);
            while (in.receiveOrClosed() instanceof Received.Value) {
            }
        } finally {
            out.close();
        }
    }

    /** Three stages at work at once; the last one's receiving end. */
    static <A, B, C, D> ReceiveChannel<D> connect(
            ReceiveChannel<? extends A> in, Function<A, B> first,
            Function<B, C> second, Function<C, D> third) {
        Channel<B> b = Channel.unbuffered("first to second");
        Channel<C> c = Channel.unbuffered("second to third");
        Channel<D> d = Channel.unbuffered("third to reader");
        var stages = new WaitGroup("stages");
        stages.go(() -> stage(in, b, first));
        stages.go(() -> stage(b, c, second));
        stages.go(() -> stage(c, d, third));
        return d;
    }
}
