package rendezvous.result;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ResultTest {
  private static final IOException BROKEN = new IOException("broken");

  @Test
  void ofTellsWhatCameOfATask() {
    assertEquals(Result.ok(1), Result.of(() -> 1));
    assertEquals(Result.ok(null), Result.of(() -> null));
    assertEquals(
        Result.err(BROKEN),
        Result.of(() -> {
          throw BROKEN;
        }));
  }

  @Test
  void ofTellsWhatAFuturesTaskHasThrown() {
    // given
    CompletableFuture<Integer> future = CompletableFuture.failedFuture(BROKEN);
    // when, then
    assertEquals(Result.err(BROKEN), Result.of(future::get));
    assertEquals(Result.err(BROKEN), Result.of(future::join));
  }

  @Test
  void ofLetsErrorsThrough() {
    assertThrows(
        StackOverflowError.class,
        () ->
            Result.of(() -> {
              throw new StackOverflowError();
            }));
  }

  @Test
  void ofKeepsTheInterruptStatus() {
    // given
    Thread.currentThread().interrupt();
    // when
    Result<Void> result =
        Result.of(() -> {
          Thread.sleep(1);
          return null;
        });
    // then
    assertTrue(Thread.interrupted());
    assertTrue(assertInstanceOf(Result.Err.class, result).isCancelled());
  }

  @Test
  void tellsFailedFromTimedOutFromCancelled() {
    for (Exception timeout :
        List.of(
            new TimeoutException(),
            new SocketTimeoutException(),
            new HttpConnectTimeoutException("slow"))) {
      assertTrue(new Result.Err<>(timeout).isTimeout());
      assertFalse(new Result.Err<>(timeout).isCancelled());
    }
    for (Exception cancelled :
        List.of(
            new CancellationException(),
            new InterruptedException(),
            new InterruptedIOException(),
            new ClosedByInterruptException())) {
      assertTrue(new Result.Err<>(cancelled).isCancelled());
      assertFalse(new Result.Err<>(cancelled).isTimeout());
    }
    assertFalse(new Result.Err<>(BROKEN).isTimeout());
    assertFalse(new Result.Err<>(BROKEN).isCancelled());
  }

  @Test
  void aValueIsPassedOn() throws Exception {
    // given
    Result<Integer> ok = Result.ok(2);
    // when, then
    assertTrue(ok.isOk());
    assertEquals(Result.ok("2!"), ok.map(v -> v + "!"));
    assertEquals(Result.ok(3), ok.flatMap(v -> Result.ok(v + 1)));
    assertEquals(Result.err(BROKEN), ok.flatMap(_ -> Result.err(BROKEN)));
    assertSame(ok, ok.recover(_ -> 0));
    assertEquals("2", ok.fold(String::valueOf, Throwable::getMessage));
    assertEquals(2, ok.orElse(0));
    assertEquals(2, ok.orElseThrow());
  }

  @Test
  void anErrorIsPassedOn() {
    // given
    Result<Integer> err = Result.err(BROKEN);
    // when, then
    assertFalse(err.isOk());
    assertEquals(err, err.map(v -> v + "!"));
    assertEquals(err, err.flatMap(v -> Result.ok(v + 1)));
    assertEquals(Result.ok(0), err.recover(_ -> 0));
    assertEquals("broken", err.fold(String::valueOf, Throwable::getMessage));
    assertEquals(0, err.orElse(0));
    assertSame(BROKEN, assertThrows(IOException.class, err::orElseThrow));
    assertThrows(NullPointerException.class, () -> Result.err(null));
  }

  @Test
  void allNeedsEveryValue() {
    assertEquals(
        Result.ok(Arrays.asList(1, null)), Result.all(List.of(Result.ok(1), Result.ok(null))));
    assertEquals(Result.ok(List.of()), Result.all(List.<Result<Integer>>of()));
  }

  @Test
  void allTellsEveryError() {
    // given
    Exception first = new Exception("first");
    Exception second = new Exception("second");
    List<Result<Integer>> results =
        List.of(Result.ok(1), Result.err(first), Result.err(second), Result.err(first));
    // when
    Result<List<Integer>> all = Result.all(results);
    // then
    assertEquals(Result.err(first), all);
    assertArrayEquals(new Throwable[] {second}, first.getSuppressed());
    // when: asked again
    Result.all(results);
    // then
    assertArrayEquals(new Throwable[] {second}, first.getSuppressed());
  }

  @Test
  void firstOkNeedsOneValueAndLooksNoFurther() {
    // given
    Exception first = new Exception("first");
    Exception second = new Exception("second");
    // when, then
    assertEquals(
        Result.ok(1), Result.firstOk(List.of(Result.err(first), Result.ok(1), Result.ok(2))));
    assertEquals(Result.err(first), Result.firstOk(List.of(Result.err(first), Result.err(second))));
    assertArrayEquals(new Throwable[] {second}, first.getSuppressed());
    assertThrows(
        NoSuchElementException.class,
        () -> Result.firstOk(List.<Result<Integer>>of()).orElseThrow());
  }

  @Test
  void firstOkTakesNoMoreOfAStreamThanNeeded() {
    // given
    List<Integer> taken = new ArrayList<>();
    Stream<Result<Integer>> endless =
        Stream.iterate(1, i -> i + 1)
            .peek(taken::add)
            .map(i -> i < 3 ? Result.err(new Exception()) : Result.ok(i));
    // when, then
    assertEquals(Result.ok(3), Result.firstOk(endless));
    assertEquals(List.of(1, 2, 3), taken);
  }
}
