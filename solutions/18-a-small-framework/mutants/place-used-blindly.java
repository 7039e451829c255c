// mistake: check-then-act: whoever gets the place of a stopped work runs, although the parent is done
// caught by: FlowHiddenTest.parentDone
// verdict: race
// hint: 3

interface Step<A, B> {
    B apply(A value) throws Exception;
}

/** A result that will be there. */
class Task<T> {
    private final CountDownLatch ended = new CountDownLatch(1);
    private Result<T> result;

    void end(Result<T> outcome) {
        result = outcome;
        ended.countDown();
    }

    /** Waits until the task has ended; what came of it. */
    Result<T> await() throws InterruptedException {
        ended.await();
        return result;
    }
}

/** Starts tasks, limits them, and leaves none behind. */
class Flow implements AutoCloseable {
    private final CancellableContext context;
    private final Semaphore places;
    private final WaitGroup running = new WaitGroup("flow");
    private boolean closed;

    Flow(Context parent, int limit) {
        this.context = parent.withCancel();
        this.places = new Semaphore(limit);
    }

    /** Starts the work, as soon as there is a place for it. */
    <T> Task<T> start(Callable<T> work) {
        return launch(() -> inAPlace(work));
    }

    /** Starts the step with the task's value, when that is there. */
    <A, B> Task<B> then(Task<A> task, Step<A, B> step) {
        return launch(() -> {
            A value = task.await().orElseThrow();
            return inAPlace(() -> step.apply(value));
        });
    }

    /** The first value; if there is none, an error with the others. */
    <T> Result<T> first(List<Task<T>> tasks) throws InterruptedException {
        Channel<Result<T>> results =
            Channel.buffered("results", tasks.size());
        for (Task<T> task : tasks) {
            launch(() -> results.trySend(task.await()));
        }
        Exception failure = new NoSuchElementException("no tasks");
        for (int i = 0; i < tasks.size(); i++) {
            switch (results.receive()) {
                case Result.Ok<T> ok -> {
                    return ok;
                }
                case Result.Err<T>(Exception error) -> {
                    if (i == 0) {
                        failure = error;
                    } else if (error != failure) {
                        failure.addSuppressed(error);
                    }
                }
            }
        }
        return Result.err(failure);
    }

    /** Stops what is still under way, and waits for its end. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        context.cancel();
        boolean interrupted = false;
        while (true) {
            try {
                running.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized <T> Task<T> launch(Callable<T> work) {
        if (closed) {
            throw new IllegalStateException("the flow is closed");
        }
        var task = new Task<T>();
        running.go(() -> {
            try {
                task.end(Result.of(() -> context.call(work)));
            } catch (Error e) {
                task.end(Result.err(new ExecutionException(e)));
            }
        });
        return task;
    }

    private <T> T inAPlace(Callable<T> work) throws Exception {
        places.acquire();
        try {
            return work.call();
        } finally {
            places.release();
        }
    }
}
