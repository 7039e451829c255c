// mistake: sequential code: a stage begins when the one before has ended, with unlimited buffers to make that possible
// caught by: PipelineHiddenTest.atTheSameTime
// verdict: fail
// hint: 2

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
                        if (cause == null) {
                            out.close();
                        } else {
                            out.close(cause);
                        }
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
        }
    }

    /** Three stages at work at once; the last one's receiving end. */
    static <A, B, C, D> ReceiveChannel<D> connect(
            ReceiveChannel<? extends A> in, Function<A, B> first,
            Function<B, C> second, Function<C, D> third) {
        Channel<B> b = Channel.unlimited("first to second");
        Channel<C> c = Channel.unlimited("second to third");
        Channel<D> d = Channel.unbuffered("third to reader");
        var stages = new WaitGroup("stages");
        stages.go(() -> {
            var rest = new ArrayList<A>();
            in.forEach(rest::add);
            Channel<A> all = Channel.buffered(rest.size() + 1);
            for (A element : rest) {
                all.send(element);
            }
            all.close();
            stage(all, b, first);
            stage(b, c, second);
            stage(c, d, third);
        });
        return d;
    }
}
