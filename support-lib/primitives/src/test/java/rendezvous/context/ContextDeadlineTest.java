package rendezvous.context;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import rendezvous.channel.VirtualTime;

class ContextDeadlineTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final VirtualTime time = new VirtualTime();
  private final Context root = Context.background(time);

  private static Instant at(long seconds) {
    return Instant.ofEpochSecond(seconds);
  }

  @Test
  void isCancelledAtItsDeadline() {
    // given
    CancellableContext context = root.withTimeout(SECOND);
    assertEquals(Optional.of(at(1)), context.deadline());
    assertEquals(Optional.of(at(1)), context.withValue(new Context.Key<>("k"), 1).deadline());
    // when
    time.advance(SECOND.minusNanos(1));
    // then
    assertFalse(context.isDone());
    // when
    time.advance(Duration.ofNanos(1));
    // then
    Exception err = assertInstanceOf(TimeoutException.class, context.err().orElseThrow());
    assertEquals("context deadline exceeded", err.getMessage());
    assertEquals(Optional.of(err), context.cause());
    assertThrows(TimeoutException.class, context::check);
    assertTrue(context.done().isClosed());
  }

  @Test
  void theEarlierDeadlineCounts() {
    // given
    CancellableContext parent = root.withDeadline(at(5));
    CancellableContext later = parent.withDeadline(at(9));
    CancellableContext plain = parent.withCancel();
    CancellableContext earlier = parent.withDeadline(at(3));
    // then
    assertEquals(Optional.of(at(5)), later.deadline());
    assertEquals(Optional.of(at(5)), plain.deadline());
    assertEquals(2, time.pending(), "only deadlines of their own need an alarm");
    // when
    time.advance(SECOND.multipliedBy(3));
    // then
    assertTrue(earlier.isDone());
    assertFalse(parent.isDone());
    // when
    time.advance(SECOND.multipliedBy(2));
    // then
    assertInstanceOf(TimeoutException.class, later.err().orElseThrow());
    assertTrue(plain.isDone());
  }

  @Test
  void aDeadlineThatHasPassedCancelsAtOnce() {
    assertInstanceOf(TimeoutException.class, root.withTimeout(Duration.ZERO).err().orElseThrow());
    assertTrue(root.withDeadline(Instant.MIN).isDone());
    assertEquals(0, time.pending());
  }

  @Test
  void cancellingGivesUpTheTimer() {
    // given
    CancellableContext parent = root.withCancel();
    try (CancellableContext context = parent.withTimeout(SECOND)) {
      assertEquals(1, time.pending());
      assertFalse(context.isDone());
    }
    // then
    assertEquals(0, time.pending());
    assertEquals(0, parent.dependents());
    // when
    CancellableContext context = parent.withTimeout(SECOND);
    parent.cancel();
    // then
    assertEquals(0, time.pending());
    time.advance(SECOND);
    assertInstanceOf(CancellationException.class, context.err().orElseThrow());
    // and a timer is not even set below a cancelled context
    parent.withTimeout(SECOND);
    assertEquals(0, time.pending());
  }

  @Test
  void aTimeoutLeavesItsParent() {
    // given
    CancellableContext parent = root.withCancel();
    parent.withTimeout(SECOND);
    // when
    time.advance(SECOND);
    // then
    assertEquals(0, parent.dependents());
    assertFalse(parent.isDone());
  }

  @Test
  void theLongestTimeoutIsNone() {
    CancellableContext context = root.withTimeout(Duration.ofSeconds(Long.MAX_VALUE));
    assertEquals(0, time.pending());
    assertFalse(context.isDone());
    assertFalse(Context.background().withDeadline(Instant.MAX).isDone());
  }

  @Test
  void theSystemsClockCancelsToo() throws Exception {
    // given
    CancellableContext context = Context.background().withTimeout(Duration.ofMillis(3));
    // when
    context.done().receive(Duration.ofSeconds(20));
    // then
    assertInstanceOf(TimeoutException.class, context.err().orElseThrow());
  }
}
