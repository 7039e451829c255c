package rendezvous.result;

import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What came of a task: its value, or the exception that ended it. Being a value, it can be sent
 * through a channel, so a failure is not lost between threads, and a slow task does not look like a
 * failed one.
 *
 * {@snippet :
 * Channel<Result<Price>> prices = Channel.unbuffered();
 * group.go(() -> prices.send(Result.of(() -> shop.ask(item))));
 *
 * String line =
 *     switch (prices.receive()) {
 *       case Result.Ok(Price price) -> "costs " + price;
 *       case Result.Err<Price> err when err.isTimeout() -> "too slow";
 *       case Result.Err<Price> err -> "failed: " + err.error().getMessage();
 *     };
 * }
 *
 * <p>An error is one of three things, which {@link Err#isTimeout()} and {@link Err#isCancelled()}
 * tell apart: the time was up; the task was cancelled or interrupted; or, if neither, it failed.
 *
 * <p>Results are immutable, apart from what {@link #all} and {@link #firstOk} suppress in an
 * exception, and may be passed between threads. None of the methods waits, apart from what is given
 * to it; none starts or cancels anything.
 *
 * @param <T> the type of the value
 */
public sealed interface Result<T> {

  /**
   * The task returned.
   *
   * @param value what it returned; null if it returned null
   */
  record Ok<T>(T value) implements Result<T> {}

  /**
   * The task threw.
   *
   * @param error what it threw
   */
  record Err<T>(Exception error) implements Result<T> {

    /** An error that is known. */
    public Err {
      Objects.requireNonNull(error, "error");
    }

    /** Whether the time was up: the exception is one that the JDK or a context uses to say so. */
    public boolean isTimeout() {
      return error instanceof TimeoutException
          || error instanceof SocketTimeoutException
          || error instanceof HttpTimeoutException;
    }

    /**
     * Whether the task was cancelled or interrupted: the exception is one that the JDK or a context
     * uses to say so. Never true of a timeout.
     */
    public boolean isCancelled() {
      return error instanceof CancellationException
          || error instanceof InterruptedException
          || error instanceof ClosedByInterruptException
          || error instanceof InterruptedIOException && !isTimeout();
    }

    @SuppressWarnings("unchecked") // there is no value
    private <U> Result<U> cast() {
      return (Result<U>) this;
    }
  }

  /** A value. */
  static <T> Result<T> ok(T value) {
    return new Ok<>(value);
  }

  /** A failure. */
  static <T> Result<T> err(Exception error) {
    return new Err<>(error);
  }

  /**
   * Calls a task in this thread and tells what came of it. An {@link ExecutionException} or {@link
   * CompletionException} counts as the exception that caused it, so {@code Result.of(future::get)}
   * tells what the future's task threw. If the task threw {@link InterruptedException}, this
   * thread's interrupt status is set again. An {@link Error}, such as running out of memory, is
   * thrown on.
   */
  static <T> Result<T> of(Callable<? extends T> task) {
    try {
      return ok(task.call());
    } catch (ExecutionException | CompletionException e) {
      return e.getCause() instanceof Exception cause ? err(cause) : err(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return err(e);
    } catch (Exception e) {
      return err(e);
    }
  }

  /**
   * All the values in order; or the first error, with the others suppressed in it. Looks at all
   * results, and so waits for all if they are still to come through a channel. To give up at the
   * first error, and stop the tasks that are still at work, use {@link rendezvous.sync.ErrorGroup}.
   */
  static <T> Result<List<T>> all(Iterable<? extends Result<? extends T>> results) {
    List<T> values = new ArrayList<>();
    List<Exception> errors = new ArrayList<>();
    results.forEach(each -> each.fold(values::add, errors::add));
    return errors.isEmpty() ? ok(values) : err(first(errors));
  }

  /**
   * The first value; if there is none, the first error, with the others suppressed in it; if there
   * are no results at all, {@link NoSuchElementException}. Looks at no more results than needed,
   * which matters if they are still to come through a channel.
   *
   * <p>The losers, whose results are no longer needed, are not cancelled by this: it knows results,
   * not tasks. The context that the tasks were started in cancels them, when it is closed:
   *
   * {@snippet :
   * try (CancellableContext context = Context.current().withCancel()) {
   *   Channel<Result<Price>> answers = Channel.buffered(shops.size()); // losers need not wait
   *   for (Shop shop : shops) {
   *     group.go(() -> answers.send(Result.of(() -> context.call(() -> shop.price(item)))));
   *   }
   *   return Result.firstOk(answers.stream().limit(shops.size()));
   * } // the losers are interrupted here
   * }
   */
  static <T> Result<T> firstOk(Iterable<? extends Result<? extends T>> results) {
    return firstOk(results.iterator());
  }

  /** As {@link #firstOk(Iterable)}; takes no more elements of the stream than needed. */
  static <T> Result<T> firstOk(Stream<? extends Result<? extends T>> results) {
    return firstOk(results.iterator());
  }

  private static <T> Result<T> firstOk(Iterator<? extends Result<? extends T>> results) {
    List<Exception> errors = new ArrayList<>();
    while (results.hasNext()) {
      switch (results.next()) {
        case Ok<? extends T>(T value) -> {
          return ok(value);
        }
        case Err<? extends T>(Exception error) -> errors.add(error);
      }
    }
    return err(errors.isEmpty() ? new NoSuchElementException("no results") : first(errors));
  }

  private static Exception first(List<Exception> errors) {
    Exception first = errors.getFirst();
    for (Exception other : errors) {
      if (other != first && !Arrays.asList(first.getSuppressed()).contains(other)) {
        first.addSuppressed(other);
      }
    }
    return first;
  }

  /** Whether there is a value. */
  default boolean isOk() {
    return this instanceof Ok<T>;
  }

  /** The value changed by {@code function}; what that throws is thrown on. */
  default <U> Result<U> map(Function<? super T, ? extends U> function) {
    return switch (this) {
      case Ok<T>(T value) -> ok(function.apply(value));
      case Err<T> err -> err.cast();
    };
  }

  /** What {@code function} makes of the value, which may be a failure. */
  @SuppressWarnings("unchecked") // a Result only hands out its value
  default <U> Result<U> flatMap(Function<? super T, ? extends Result<? extends U>> function) {
    return switch (this) {
      case Ok<T>(T value) -> (Result<U>) function.apply(value);
      case Err<T> err -> err.cast();
    };
  }

  /** This value, or what {@code function} makes of the error. */
  default Result<T> recover(Function<? super Exception, ? extends T> function) {
    return switch (this) {
      case Ok<T> ok -> ok;
      case Err<T>(Exception error) -> ok(function.apply(error));
    };
  }

  /** What {@code onOk} makes of the value, or {@code onErr} of the error. */
  default <U> U fold(
      Function<? super T, ? extends U> onOk, Function<? super Exception, ? extends U> onErr) {
    return switch (this) {
      case Ok<T>(T value) -> onOk.apply(value);
      case Err<T>(Exception error) -> onErr.apply(error);
    };
  }

  /** The value, or {@code other} if there is none. */
  default T orElse(T other) {
    return this instanceof Ok<T>(T value) ? value : other;
  }

  /**
   * The value.
   *
   * @throws Exception the error, if there is no value
   */
  default T orElseThrow() throws Exception {
    return switch (this) {
      case Ok<T>(T value) -> value;
      case Err<T>(Exception error) -> throw error;
    };
  }
}
