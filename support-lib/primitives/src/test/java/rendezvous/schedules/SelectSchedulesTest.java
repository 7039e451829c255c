package rendezvous.schedules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rendezvous.channel.Channel;
import rendezvous.channel.Select;

@DisplayName("Under every schedule, a select")
class SelectSchedulesTest {
  private static final Duration SOON = Duration.ofMillis(1);

  private static Select<Integer> receiveOfEither(Channel<Integer> one, Channel<Integer> two) {
    return new Select<Integer>().receive(one, element -> element).receive(two, element -> element);
  }

  @ParameterizedTest(
      name = "takes one element, from channels of capacity {0}, and leaves the other")
  @ValueSource(ints = {0, 1})
  void oneOfTwo(int capacity) {
    Explored.check(() -> {
      Channel<Integer> one = Channel.buffered(capacity);
      Channel<Integer> two = Channel.buffered(capacity);
      AtomicInteger sum = new AtomicInteger();
      Actors.together(
          () -> one.send(1),
          () -> two.send(1 << 8),
          () -> {
            int first = receiveOfEither(one, two).await();
            sum.addAndGet(first);
            sum.addAndGet(first == 1 ? two.receive() : one.receive());
          });
      assertEquals(1 + (1 << 8), sum.get());
    });
  }

  @ParameterizedTest(
      name = "meets other selects, on channels of capacity {0}, whatever their order")
  @ValueSource(ints = {0, 1})
  void againstEachOther(int capacity) {
    Explored.check(() -> {
      Channel<Integer> one = Channel.buffered(capacity);
      Channel<Integer> two = Channel.buffered(capacity);
      AtomicInteger sent = new AtomicInteger();
      AtomicInteger received = new AtomicInteger();
      Actors.together(
          () ->
              sent.addAndGet(
                  new Select<Integer>()
                      .send(one, 1, () -> 1)
                      .send(two, 1 << 8, () -> 1 << 8)
                      .await()),
          () ->
              sent.addAndGet(
                  new Select<Integer>()
                      .send(two, 1 << 16, () -> 1 << 16)
                      .send(one, 1 << 24, () -> 1 << 24)
                      .await()),
          () -> received.addAndGet(receiveOfEither(two, one).await()),
          () -> received.addAndGet(receiveOfEither(one, two).await()));
      assertEquals(sent.get(), received.get());
    });
  }

  @ParameterizedTest(name = "sends or receives on one channel of capacity {0}, but not to itself")
  @ValueSource(ints = {0, 1})
  void bothDirections(int capacity) {
    Explored.check(() -> {
      Channel<Integer> channel = Channel.buffered(capacity);
      AtomicInteger sent = new AtomicInteger();
      AtomicInteger received = new AtomicInteger();
      Actors.together(
          () -> sendOrReceive(channel, 1, sent, received),
          () -> sendOrReceive(channel, 1 << 8, sent, received),
          () -> sendOrReceive(channel, 1 << 16, sent, received),
          () -> sendOrReceive(channel, 1 << 24, sent, received));
      received.addAndGet(channel.tryReceive().orElse(0));
      assertEquals(sent.get(), received.get());
      assertEquals(0, channel.waitingReceivers() + channel.waitingSenders());
    });
  }

  private static void sendOrReceive(
      Channel<Integer> channel, int element, AtomicInteger sent, AtomicInteger received)
      throws InterruptedException {
    new Select<Integer>()
        .send(channel, element, () -> sent.addAndGet(element))
        .receive(channel, received::addAndGet)
        .await();
  }

  @Test
  @DisplayName("with the same channel twice receives once")
  void sameChannelTwice() {
    Explored.check(() -> {
      Channel<Integer> channel = Channel.unbuffered();
      AtomicInteger received = new AtomicInteger();
      Actors.together(
          () -> received.addAndGet(receiveOfEither(channel, channel).await()),
          () -> received.addAndGet(receiveOfEither(channel, channel).await()),
          () -> channel.send(1),
          () -> channel.send(1 << 8));
      assertEquals(1 + (1 << 8), received.get());
      assertEquals(0, channel.waitingReceivers());
    });
  }

  @ParameterizedTest(name = "learns of a close of channels of capacity {0}, after their elements")
  @ValueSource(ints = {0, 1})
  void closed(int capacity) {
    Explored.check(() -> {
      Channel<Integer> data = Channel.buffered(capacity);
      Channel<Void> done = Channel.unbuffered();
      AtomicInteger sum = new AtomicInteger();
      AtomicInteger ends = new AtomicInteger();
      Actors.Body worker =
          () -> {
            boolean more = true;
            while (more) {
              more =
                  new Select<Boolean>()
                      .receive(
                          data,
                          element -> {
                            sum.addAndGet(element);
                            return true;
                          },
                          _ -> false)
                      .closed(done, () -> false)
                      .await();
            }
            ends.incrementAndGet();
          };
      Actors.together(
          worker,
          worker,
          () -> {
            data.send(1);
            data.send(1 << 8);
            data.close();
          },
          () -> {
            Actors.until(() -> sum.get() == 1 + (1 << 8));
            done.close();
          });
      assertEquals(1 + (1 << 8), sum.get());
      assertEquals(2, ends.get());
    });
  }

  @Test
  @DisplayName("that is out of time has done nothing")
  void timeouts() {
    Explored.checkWithTimeouts(() -> {
      Channel<Integer> one = Channel.unbuffered();
      Channel<Integer> two = Channel.buffered(1);
      AtomicInteger sent = new AtomicInteger();
      AtomicInteger received = new AtomicInteger();
      Actors.Body sender =
          () ->
              sent.addAndGet(
                  new Select<Integer>()
                      .send(one, 1, () -> 1)
                      .send(two, 1 << 8, () -> 1 << 8)
                      .timeout(SOON, () -> 0)
                      .await());
      Actors.Body receiver =
          () -> received.addAndGet(receiveOfEither(one, two).timeout(SOON, () -> 0).await());
      Actors.together(sender, sender, receiver, receiver);
      received.addAndGet(two.tryReceive().orElse(0));
      assertEquals(sent.get(), received.get());
      assertEquals(0, one.waitingReceivers() + one.waitingSenders());
      assertEquals(0, two.waitingReceivers() + two.waitingSenders());
    });
  }

  @Test
  @DisplayName("that is interrupted has done nothing")
  void interrupts() {
    Explored.check(() -> {
      Channel<Integer> one = Channel.unbuffered();
      Channel<Integer> two = Channel.buffered(1);
      AtomicInteger received = new AtomicInteger();
      Thread victim =
          Actors.start(() -> {
            try {
              received.addAndGet(receiveOfEither(one, two).await());
              received.addAndGet(receiveOfEither(one, two).await());
            } catch (InterruptedException e) {
              // the current select has received nothing
            }
          });
      Actors.together(
          victim::interrupt,
          () -> one.send(1),
          () -> two.send(1 << 8),
          () -> {
            victim.join();
            int missing = 1 + (1 << 8) - received.get();
            if ((missing & 1) != 0) {
              received.addAndGet(one.receive());
            }
            if (missing > 1) {
              received.addAndGet(two.receive());
            }
          });
      assertEquals(1 + (1 << 8), received.get());
    });
  }

  @Test
  @DisplayName("with an otherwise does not wait")
  void otherwise() {
    Explored.check(() -> {
      Channel<Integer> channel = Channel.unbuffered();
      AtomicInteger received = new AtomicInteger();
      Thread sender = Actors.start(() -> channel.send(1));
      while (received.get() == 0) {
        received.addAndGet(
            new Select<Integer>()
                .receive(channel, element -> element)
                .otherwise(() -> {
                  Thread.yield();
                  return 0;
                })
                .await());
      }
      sender.join();
      assertEquals(1, received.get());
    });
  }

  @Test
  @DisplayName("meets plain operations on the same channels")
  void againstPlainOperations() {
    Explored.check(() -> {
      Channel<Integer> one = Channel.unbuffered();
      Channel<Integer> two = Channel.unbuffered();
      AtomicInteger sum = new AtomicInteger();
      Actors.together(
          () -> {
            sum.addAndGet(receiveOfEither(one, two).await());
            sum.addAndGet(receiveOfEither(one, two).await());
            sum.addAndGet(receiveOfEither(two, one).await());
          },
          () -> {
            one.send(1);
            two.send(1 << 8);
          },
          () -> two.send(1 << 16),
          () -> one.send(1 << 24),
          () -> sum.addAndGet(receiveOfEither(two, one).await()));
      assertEquals(1 + (1 << 8) + (1 << 16) + (1 << 24), sum.get());
    });
  }

  @Test
  @DisplayName("starts no deadlock by taking the locks of its channels")
  void manyChannels() {
    Explored.check(() -> {
      Channel<Integer> a = Channel.unbuffered();
      Channel<Integer> b = Channel.buffered(1);
      Channel<Integer> c = Channel.unbuffered();
      AtomicInteger count = new AtomicInteger();
      Actors.Body sender =
          () ->
              new Select<Integer>()
                  .send(a, 1, count::incrementAndGet)
                  .send(b, 1, count::incrementAndGet)
                  .send(c, 1, count::incrementAndGet)
                  .await();
      Actors.Body receiver =
          () ->
              new Select<Integer>()
                  .receive(c, _ -> count.incrementAndGet())
                  .receive(b, _ -> count.incrementAndGet())
                  .receive(a, _ -> count.incrementAndGet())
                  .await();
      Actors.together(sender, receiver, sender, receiver);
      assertEquals(4, count.get());
    });
  }
}
