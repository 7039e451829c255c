package rendezvous.schedules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rendezvous.channel.Channel;
import rendezvous.channel.ChannelClosedException;
import rendezvous.channel.Received;

@DisplayName("Under every schedule, a channel")
class ChannelSchedulesTest {
  private static final int UNLIMITED = Integer.MAX_VALUE;
  private static final Duration SOON = Duration.ofMillis(1);

  private static Channel<Integer> channel(int capacity) {
    return capacity == UNLIMITED ? Channel.unlimited() : Channel.buffered(capacity);
  }

  /** Adds up elements of different magnitude, so that the sum tells which came, and how often. */
  private static void receive(Channel<Integer> from, int times, AtomicInteger into)
      throws InterruptedException {
    for (int i = 0; i < times; i++) {
      into.addAndGet(from.receive());
    }
  }

  @ParameterizedTest(name = "of capacity {0} keeps the order of one sender")
  @ValueSource(ints = {0, 1, 2, UNLIMITED})
  void order(int capacity) {
    Explored.check(() -> {
      Channel<Integer> channel = channel(capacity);
      List<Integer> received = new ArrayList<>();
      Actors.together(
          () -> {
            for (int i = 1; i <= 4; i++) {
              channel.send(i);
            }
            channel.close();
          },
          () -> {
            for (int element : channel) {
              received.add(element);
            }
          });
      assertEquals(List.of(1, 2, 3, 4), received);
    });
  }

  @ParameterizedTest(name = "of capacity {0} loses and doubles nothing of several senders")
  @ValueSource(ints = {0, 1, 2, UNLIMITED})
  void conservation(int capacity) {
    Explored.check(() -> {
      Channel<Integer> channel = channel(capacity);
      AtomicInteger sum = new AtomicInteger();
      Actors.together(
          () -> {
            channel.send(1);
            channel.send(1 << 8);
          },
          () -> {
            channel.send(1 << 16);
            channel.send(1 << 24);
          },
          () -> receive(channel, 2, sum),
          () -> receive(channel, 2, sum));
      assertEquals(1 + (1 << 8) + (1 << 16) + (1 << 24), sum.get());
      assertEquals(0, channel.size());
    });
  }

  @ParameterizedTest(name = "of capacity {0} works without waiting, too")
  @ValueSource(ints = {0, 1, UNLIMITED})
  void trying(int capacity) {
    Explored.check(() -> {
      Channel<Integer> channel = channel(capacity);
      AtomicInteger sum = new AtomicInteger();
      AtomicInteger expected = new AtomicInteger();
      Actors.together(
          () -> {
            if (trySend(channel, 1)) {
              expected.addAndGet(1);
            }
          },
          () -> {
            channel.send(1 << 8);
            expected.addAndGet(1 << 8);
            channel.close();
          },
          () -> {
            while (true) {
              switch (channel.tryReceive()) {
                case Received.Value<Integer>(Integer element) -> sum.addAndGet(element);
                case Received.None<Integer> _ -> Thread.yield();
                case Received.Closed<Integer> _ -> {
                  return;
                }
              }
            }
          },
          () -> sum.addAndGet(channel.receiveOrClosed().orElse(0)));
      assertEquals(expected.get(), sum.get());
    });
  }

  private static boolean trySend(Channel<Integer> channel, int element) {
    try {
      return channel.trySend(element);
    } catch (ChannelClosedException e) {
      return false;
    }
  }

  @ParameterizedTest(name = "of capacity {0} serves receivers first come, first served")
  @ValueSource(ints = {0, 1, UNLIMITED})
  void receiversInOrder(int capacity) {
    Explored.check(() -> {
      Channel<Integer> channel = channel(capacity);
      List<Thread> threads = new ArrayList<>();
      int[] received = new int[3];
      for (int i = 0; i < 3; i++) {
        int mine = i;
        threads.add(Actors.start(() -> received[mine] = channel.receive()));
        Actors.until(() -> channel.waitingReceivers() == mine + 1);
      }
      for (int i = 0; i < 3; i++) {
        channel.send(i);
      }
      Actors.join(threads);
      for (int i = 0; i < 3; i++) {
        assertEquals(i, received[i]);
      }
    });
  }

  @ParameterizedTest(name = "of capacity {0} serves senders first come, first served")
  @ValueSource(ints = {0, 1})
  void sendersInOrder(int capacity) {
    Explored.check(() -> {
      Channel<Integer> channel = channel(capacity);
      for (int i = 0; i < capacity; i++) {
        channel.send(i);
      }
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        int mine = i;
        threads.add(Actors.start(() -> channel.send(capacity + mine)));
        Actors.until(() -> channel.waitingSenders() == mine + 1);
      }
      for (int i = 0; i < capacity + 3; i++) {
        assertEquals(i, channel.receive());
      }
      Actors.join(threads);
    });
  }

  @ParameterizedTest(name = "of capacity {0} wakes all receivers when it is closed")
  @ValueSource(ints = {0, 1, UNLIMITED})
  void closeWakesReceivers(int capacity) {
    Explored.check(() -> {
      Channel<Integer> channel = channel(capacity);
      IllegalStateException cause = new IllegalStateException("why");
      AtomicInteger sum = new AtomicInteger();
      Actors.Body receiver =
          () -> {
            while (true) {
              switch (channel.receiveOrClosed()) {
                case Received.Value<Integer>(Integer element) -> sum.addAndGet(element);
                case Received.Closed<Integer>(Throwable why) -> {
                  assertEquals(cause, why);
                  return;
                }
                case Received.None<Integer> _ -> throw new AssertionError("nothing");
              }
            }
          };
      Actors.together(
          receiver,
          receiver,
          () -> {
            channel.send(1);
            channel.send(1 << 8);
            channel.close(cause);
          });
      assertEquals(1 + (1 << 8), sum.get());
    });
  }

  @ParameterizedTest(name = "of capacity {0} sends all senders away when it is closed")
  @ValueSource(ints = {0, 1, 2})
  void closeSendsSendersAway(int capacity) {
    Explored.check(() -> {
      Channel<Integer> channel = channel(capacity);
      for (int i = 0; i < capacity; i++) {
        channel.send(0);
      }
      Actors.Body sender = () -> assertThrows(ChannelClosedException.class, () -> channel.send(1));
      Actors.together(sender, sender, channel::close);
      for (int element : channel) {
        assertEquals(0, element);
      }
    });
  }

  @ParameterizedTest(name = "of capacity {0} delivers what was sent before its close, and no more")
  @ValueSource(ints = {0, 1, UNLIMITED})
  void closeAgainstSenders(int capacity) {
    Explored.check(() -> {
      Channel<Integer> channel = channel(capacity);
      AtomicInteger sent = new AtomicInteger();
      AtomicInteger received = new AtomicInteger();
      Actors.together(
          () -> sendUnlessClosed(channel, 1, sent),
          () -> sendUnlessClosed(channel, 1 << 8, sent),
          channel::close,
          () -> {
            for (int element : channel) {
              received.addAndGet(element);
            }
          });
      assertEquals(sent.get(), received.get());
    });
  }

  private static void sendUnlessClosed(Channel<Integer> channel, int element, AtomicInteger sent)
      throws InterruptedException {
    try {
      channel.send(element);
      sent.addAndGet(element);
    } catch (ChannelClosedException e) {
      // not delivered
    }
  }

  @ParameterizedTest(name = "of capacity {0} can be closed by one only")
  @ValueSource(ints = {0, 1})
  void closedTwice(int capacity) {
    Explored.check(() -> {
      Channel<Integer> channel = channel(capacity);
      AtomicInteger closed = new AtomicInteger();
      Actors.Body close =
          () -> {
            try {
              channel.close();
              closed.incrementAndGet();
            } catch (ChannelClosedException e) {
              // the other was first
            }
          };
      Actors.together(close, close);
      assertEquals(1, closed.get());
      assertTrue(channel.isClosed());
      assertThrows(ChannelClosedException.class, () -> channel.send(1));
    });
  }

  @ParameterizedTest(name = "of capacity {0}: an interrupted send either happened or did not")
  @ValueSource(ints = {0, 1})
  void interruptedSend(int capacity) {
    Explored.check(() -> {
      Channel<Integer> channel = channel(capacity);
      AtomicInteger sent = new AtomicInteger();
      AtomicInteger received = new AtomicInteger();
      Thread victim =
          Actors.start(() -> {
            try {
              for (int i = 0; i < 3; i++) {
                channel.send(1 << i);
                sent.addAndGet(1 << i);
              }
            } catch (InterruptedException e) {
              // the current send has not happened
            }
          });
      Actors.together(
          victim::interrupt,
          () -> {
            for (int element : channel) {
              received.addAndGet(element);
            }
          },
          () -> {
            victim.join();
            channel.send(1 << 8);
            channel.close();
          });
      assertEquals(sent.get() + (1 << 8), received.get());
      assertEquals(0, channel.waitingSenders());
    });
  }

  @ParameterizedTest(name = "of capacity {0}: an interrupted receive either happened or did not")
  @ValueSource(ints = {0, 1})
  void interruptedReceive(int capacity) {
    Explored.check(() -> {
      Channel<Integer> channel = channel(capacity);
      AtomicInteger received = new AtomicInteger();
      Thread victim =
          Actors.start(() -> {
            try {
              receive(channel, 3, received);
            } catch (InterruptedException e) {
              // the current receive has not happened
            }
          });
      Actors.together(
          victim::interrupt,
          () -> {
            for (int i = 0; i < 3; i++) {
              channel.send(1 << i);
            }
            channel.close();
          },
          () -> {
            victim.join();
            for (int element : channel) {
              received.addAndGet(element);
            }
          });
      assertEquals(7, received.get());
      assertEquals(0, channel.waitingReceivers());
    });
  }

  @ParameterizedTest(name = "of capacity {0} swallows no interrupt that came too late")
  @ValueSource(ints = {0, 1})
  void lateInterrupt(int capacity) {
    Explored.check(() -> {
      Channel<Integer> channel = channel(capacity);
      AtomicInteger interrupts = new AtomicInteger();
      Thread victim =
          Actors.start(() -> {
            boolean thrown = false;
            try {
              channel.receive();
            } catch (InterruptedException e) {
              thrown = true;
            }
            Actors.until(() -> interrupts.get() == 1);
            assertTrue(thrown != Thread.currentThread().isInterrupted());
          });
      Actors.together(
          () -> channel.trySend(1),
          () -> {
            victim.interrupt();
            interrupts.incrementAndGet();
          });
      victim.join();
    });
  }

  @Test
  @DisplayName("finds its way when a sender gives up just as receivers come")
  void senderGivesUp() {
    Explored.check(() -> {
      Channel<Integer> channel = Channel.unbuffered();
      AtomicInteger sent = new AtomicInteger();
      AtomicInteger received = new AtomicInteger();
      Thread victim =
          Actors.start(() -> {
            try {
              channel.send(1);
              sent.addAndGet(1);
            } catch (InterruptedException e) {
              channel.send(1 << 8);
              sent.addAndGet(1 << 8);
            }
          });
      Actors.until(() -> channel.waitingSenders() == 1);
      Actors.together(
          victim::interrupt,
          () -> receive(channel, 1, received),
          () -> receive(channel, 1, received),
          () -> {
            channel.send(1 << 16);
            sent.addAndGet(1 << 16);
          });
      victim.join();
      assertEquals(sent.get(), received.get());
    });
  }

  @Test
  @DisplayName("finds its way when a receiver gives up just as senders come")
  void receiverGivesUp() {
    Explored.check(() -> {
      Channel<Integer> channel = Channel.unbuffered();
      AtomicInteger received = new AtomicInteger();
      Thread victim =
          Actors.start(() -> {
            try {
              receive(channel, 1, received);
            } catch (InterruptedException e) {
              receive(channel, 1, received);
            }
          });
      Actors.until(() -> channel.waitingReceivers() == 1);
      Actors.together(
          victim::interrupt,
          () -> channel.send(1),
          () -> channel.send(1 << 8),
          () -> receive(channel, 1, received));
      victim.join();
      assertEquals(1 + (1 << 8), received.get());
    });
  }

  @ParameterizedTest(name = "of capacity {0}: a send or receive with a timeout happened or did not")
  @ValueSource(ints = {0, 1})
  void timeouts(int capacity) {
    Explored.checkWithTimeouts(() -> {
      Channel<Integer> channel = channel(capacity);
      AtomicInteger sent = new AtomicInteger();
      AtomicInteger received = new AtomicInteger();
      Actors.Body sender =
          () -> {
            if (channel.send(1, SOON)) {
              sent.addAndGet(1);
            }
          };
      Actors.Body receiver =
          () -> {
            if (channel.receive(SOON) instanceof Received.Value<Integer>(Integer element)) {
              received.addAndGet(element);
            }
          };
      Actors.together(sender, sender, receiver, receiver);
      channel.close();
      for (int left : channel) {
        received.addAndGet(left);
      }
      assertEquals(sent.get(), received.get());
      assertEquals(0, channel.waitingSenders() + channel.waitingReceivers());
    });
  }

  @Test
  @DisplayName("hands over between timeouts, interrupts and a close without losing anything")
  void everythingAtOnce() {
    Explored.checkWithTimeouts(() -> {
      Channel<Integer> channel = Channel.unbuffered();
      AtomicInteger sent = new AtomicInteger();
      AtomicInteger received = new AtomicInteger();
      Thread sender =
          Actors.start(() -> {
            try {
              if (channel.send(1, SOON)) {
                sent.addAndGet(1);
              }
              channel.send(1 << 8);
              sent.addAndGet(1 << 8);
            } catch (InterruptedException | ChannelClosedException e) {
              // not sent
            }
          });
      Thread receiver =
          Actors.start(() -> {
            try {
              received.addAndGet(channel.receive(SOON).orElse(0));
              received.addAndGet(channel.receiveOrClosed().orElse(0));
            } catch (InterruptedException e) {
              // not received
            }
          });
      Actors.together(sender::interrupt, receiver::interrupt, channel::close);
      Actors.join(List.of(sender, receiver));
      assertEquals(sent.get(), received.get());
    });
  }

  @Test
  @DisplayName("passes a ring of threads' token on to its end")
  void ring() {
    Explored.check(() -> {
      List<Channel<Integer>> ring = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        ring.add(Channel.unbuffered());
      }
      for (int i = 0; i < 3; i++) {
        Channel<Integer> from = ring.get(i);
        Channel<Integer> to = ring.get(i + 1);
        Actors.start(() -> to.send(from.receive() + 1));
      }
      ring.getFirst().send(0);
      assertEquals(3, ring.getLast().receive());
    });
  }

  @Test
  @DisplayName("tells an interrupted thread that it is, before doing anything")
  void interruptedBefore() {
    Explored.check(() -> {
      Channel<Integer> channel = Channel.buffered(1);
      Actors.together(
          () -> {
            Thread.currentThread().interrupt();
            assertThrows(InterruptedException.class, () -> channel.send(1));
          },
          () -> channel.send(2));
      assertInstanceOf(Received.Value.class, channel.tryReceive());
      assertInstanceOf(Received.None.class, channel.tryReceive());
    });
  }
}
