package rendezvous.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import rendezvous.testing.Blocked;

class SelectTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  private final Channel<String> a = Channel.unbuffered("a");
  private final Channel<String> b = Channel.unbuffered("b");

  private Select<String> either() {
    return new Select<String>().receive(a, v -> "a: " + v).receive(b, v -> "b: " + v);
  }

  @Test
  void takesWhatIsReady() throws Exception {
    // given
    Blocked<Void> sending = Blocked.on(() -> b.send("x"));
    // when, then
    assertEquals("b: x", either().await());
    sending.value();
  }

  @Test
  void waitsForTheFirstThatBecomesReady() throws Exception {
    // given
    Blocked<String> selecting = Blocked.in(either()::await);
    assertEquals(1, a.waitingReceivers());
    // when
    b.send("x");
    // then
    assertEquals("b: x", selecting.value());
    assertNobodyWaits();
    assertFalse(a.trySend("nobody is there"));
  }

  @Test
  void sendsToWhoIsReady() throws Exception {
    // given
    Blocked<String> receiving = Blocked.in(b::receive);
    // when
    String sent =
        new Select<String>().send(a, "x", () -> "to a").send(b, "y", () -> "to b").await();
    // then
    assertEquals("to b", sent);
    assertEquals("y", receiving.value());
    assertNobodyWaits();
  }

  @Test
  void waitsForAReceiver() throws Exception {
    // given
    Channel<String> full = Channel.buffered(1);
    full.send("first");
    Blocked<String> selecting =
        Blocked.in(() ->
            new Select<String>()
                .send(full, "x", () -> "to full")
                .send(a, "y", () -> "to a")
                .await());
    // when, then
    assertEquals("first", full.receive());
    assertEquals("to full", selecting.value());
    assertEquals("x", full.receive());
    assertEquals(new Received.None<>(), a.tryReceive());
    assertNobodyWaits();
  }

  @Test
  void twoSelectsMeet() throws Exception {
    // given
    Blocked<String> selecting = Blocked.in(either()::await);
    // when
    String sent = new Select<String>().receive(b, v -> v).send(a, "x", () -> "sent").await();
    // then
    assertEquals("sent", sent);
    assertEquals("a: x", selecting.value());
    assertNobodyWaits();
  }

  @Test
  void doesNotMeetItself() throws Exception {
    // given
    Select<String> both =
        new Select<String>().receive(a, v -> "received " + v).send(a, "mine", () -> "sent");
    Blocked<String> selecting = Blocked.in(both::await);
    assertEquals(1, a.waitingReceivers());
    assertEquals(1, a.waitingSenders());
    // when
    a.send("yours");
    // then
    assertEquals("received yours", selecting.value());
    assertNobodyWaits();
    // given
    Blocked<String> again = Blocked.in(both::await);
    // when, then
    assertEquals("mine", a.receive());
    assertEquals("sent", again.value());
    assertNobodyWaits();
  }

  @Test
  void theSameChannelMayAppearTwice() throws Exception {
    // given
    Select<String> twice =
        new Select<String>().receive(a, v -> "first " + v).receive(a, v -> "second " + v);
    Blocked<String> selecting = Blocked.in(twice::await);
    // when
    a.send("x");
    // then
    assertTrue(selecting.value().endsWith(" x"));
    assertNobodyWaits();
  }

  @Test
  void otherwiseHappensWhenNothingIsReady() throws Exception {
    // given
    Select<String> polling = either().otherwise(() -> "nothing");
    // when, then
    assertEquals("nothing", polling.await());
    assertNobodyWaits();
    // given
    Blocked<Void> sending = Blocked.on(() -> a.send("x"));
    // when, then
    assertEquals("a: x", polling.await());
    sending.value();
  }

  @Test
  void timeoutHappensWhenNothingIsReadyInTime() throws Exception {
    // given
    long start = System.nanoTime();
    Select<String> limited =
        either()
            .send(Channel.unbuffered(), 1, () -> "sent")
            .timeout(Duration.ofMillis(3), () -> "late");
    // when, then
    assertEquals("late", limited.await());
    assertTrue(System.nanoTime() - start >= 3_000_000, "too early");
    assertNobodyWaits();
    // when, then: again, in time
    Blocked<Void> sending = Blocked.on(() -> a.send("x"));
    assertEquals("a: x", limited.await());
    sending.value();
  }

  @Test
  void whatIsReadyGoesBeforeATimeoutOfZero() throws Exception {
    // given
    Blocked<Void> sending = Blocked.on(() -> a.send("x"));
    // when, then
    assertEquals("a: x", either().timeout(Duration.ZERO, () -> "late").await());
    sending.value();
    assertEquals("late", either().timeout(Duration.ZERO, () -> "late").await());
  }

  @Test
  void thereIsOneTimeoutOrOneOtherwise() {
    assertThrows(
        IllegalStateException.class, () -> either().otherwise(() -> "").timeout(LONG, () -> ""));
    assertThrows(
        IllegalStateException.class, () -> either().timeout(LONG, () -> "").otherwise(() -> ""));
  }

  @Test
  void aNullChannelIsNeverReady() throws Exception {
    // given
    Channel<String> none = null;
    Select<String> select =
        new Select<String>()
            .receive(none, v -> v)
            .send(none, "x", () -> "sent")
            .otherwise(() -> "no");
    // when, then
    assertEquals("no", select.await());
    // given
    Blocked<String> selecting =
        Blocked.in(new Select<String>().receive(none, v -> v).receive(a, v -> "a: " + v)::await);
    // when
    a.send("x");
    // then
    assertEquals("a: x", selecting.value());
  }

  @Test
  void withoutCasesItWaitsForEver() throws Exception {
    // given
    Blocked<String> selecting = Blocked.inPlatformThread(new Select<String>()::await);
    // when, then
    assertEquals(
        "select without cases (waits for ever)",
        String.valueOf(LockSupport.getBlocker(selecting.thread())));
    selecting.interrupt();
    assertInstanceOf(InterruptedException.class, selecting.thrown());
    assertEquals("no", new Select<String>().otherwise(() -> "no").await());
    assertEquals("late", new Select<String>().timeout(Duration.ofMillis(1), () -> "late").await());
  }

  @Test
  void aClosedChannelIsReady() throws Exception {
    // given
    Exception cause = new Exception("broken");
    a.close(cause);
    // when, then
    ChannelClosedException closed =
        assertThrows(ChannelClosedException.class, () -> either().await());
    assertEquals("receive on closed and drained channel \"a\"", closed.getMessage());
    assertSame(cause, closed.getCause());
    assertEquals(
        cause, new Select<Throwable>().receive(a, _ -> null, c -> c).otherwise(() -> null).await());
    assertThrows(
        ChannelClosedException.class, () -> new Select<>().send(a, "x", () -> null).await());
  }

  @Test
  void closingWakesAReceive() throws Exception {
    // given
    Blocked<String> told =
        Blocked.in(
            new Select<String>().receive(b, v -> v).receive(a, v -> v, _ -> "closed")::await);
    Blocked<String> untold = Blocked.in(either()::await);
    // when
    a.close();
    // then
    assertEquals("closed", told.value());
    assertInstanceOf(ChannelClosedException.class, untold.thrown());
    assertNobodyWaits();
  }

  @Test
  void closingWakesASend() throws Exception {
    // given
    Blocked<String> selecting =
        Blocked.in(new Select<String>().receive(b, v -> v).send(a, "x", () -> "sent")::await);
    // when
    a.close();
    // then
    assertInstanceOf(ChannelClosedException.class, selecting.thrown());
    assertNobodyWaits();
  }

  @Test
  void aSignalIsAChannelThatIsClosed() throws Exception {
    // given
    Channel<Void> quit = Channel.unbuffered("quit");
    Select<String> select = either().closed(quit, () -> "quit");
    Blocked<String> selecting = Blocked.in(select::await);
    // when
    quit.close();
    // then
    assertEquals("quit", selecting.value());
    assertEquals("quit", select.await());
  }

  @Test
  void bufferedElementsComeBeforeTheEnd() throws Exception {
    // given
    Channel<String> channel = Channel.buffered(1);
    channel.send("last");
    channel.close();
    Select<String> select = new Select<String>().receive(channel, v -> v, _ -> "closed");
    // when, then
    assertEquals("last", select.await());
    assertEquals("closed", select.await());
  }

  @Test
  void anInterruptLeavesNoTrace() throws Exception {
    // given
    Blocked<String> selecting =
        Blocked.in(new Select<String>().receive(a, v -> v).send(b, "x", () -> "sent")::await);
    // when
    selecting.interrupt();
    // then
    assertInstanceOf(InterruptedException.class, selecting.thrown());
    assertNobodyWaits();
    assertFalse(a.trySend("x"));
    assertEquals(new Received.None<>(), b.tryReceive());
  }

  @Test
  void aHandlerMayWaitAndThrow() throws Exception {
    // given
    Blocked<String> selecting =
        Blocked.in(
            new Select<String>()
                    .receive(
                        a,
                        v -> {
                          b.send(v);
                          throw new IllegalArgumentException(v);
                        })
                ::await);
    // when
    a.send("x");
    // then
    assertEquals("x", b.receive());
    assertInstanceOf(IllegalArgumentException.class, selecting.thrown());
  }

  @Test
  void tellsWhatItWaitsFor() throws Exception {
    // given
    Select<String> select =
        new Select<String>().receive(a, v -> v).send(b, "x", () -> "").receive(null, v -> "");
    Blocked<String> selecting = Blocked.inPlatformThread(select::await);
    // when, then
    assertSame(select, LockSupport.getBlocker(selecting.thread()));
    assertEquals(
        "select on receive from channel \"a\" | send to channel \"b\""
            + " | receive from null channel (never ready)",
        select.toString());
    a.send("x");
    selecting.value();
    assertEquals(
        "select on receive from channel \"a\" | receive from channel \"b\" | timeout PT1S",
        either().timeout(Duration.ofSeconds(1), () -> "").toString());
    assertEquals("select without cases | otherwise", new Select<>().otherwise(() -> 1).toString());
  }

  private void assertNobodyWaits() {
    for (Channel<?> channel : new Channel<?>[] {a, b}) {
      assertEquals(0, channel.waitingReceivers(), channel::toString);
      assertEquals(0, channel.waitingSenders(), channel::toString);
    }
  }
}
