import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import rendezvous.grader.Hint;
import rendezvous.grader.Points;
import rendezvous.grader.Schedules;

class MyChannelTest {

  @Test
  @Points(2)
  @Hint(1)
  @DisplayName("Elements come out in the order in which they were sent")
  void firstInFirstOut() {
    Schedules.check(() -> {
      MyChannel<Integer> channel = new MyChannel<>(1);
      Thread.startVirtualThread(() -> Sending.all(channel, 1, 2, 3));
      assertEquals(1, channel.receive(), "the first element");
      assertEquals(2, channel.receive(), "the second element");
      assertEquals(3, channel.receive(), "the third element");
    });
  }

  @Test
  @Points(2)
  @Hint(1)
  @DisplayName("A sender waits while the channel is full")
  void bounded() {
    Schedules.check(() -> {
      MyChannel<Integer> channel = new MyChannel<>(1);
      AtomicInteger sent = new AtomicInteger();
      Runnable sending =
          () -> {
            Sending.all(channel, 7);
            sent.incrementAndGet();
          };
      Thread one = Thread.startVirtualThread(sending);
      Thread two = Thread.startVirtualThread(sending);
      Thread.sleep(1); // ends when neither of them can do more
      assertEquals(1, sent.get(), "sends that have ended while nobody receives, with a capacity of 1");
      channel.receive();
      channel.receive();
      one.join();
      two.join();
    });
  }

  @Test
  @Points(2)
  @Hint(2)
  @DisplayName("Several senders and receivers all come through")
  void manyOnBothSides() {
    Schedules.atMost(1000).run(() -> {
      MyChannel<Integer> channel = new MyChannel<>(1);
      Queue<String> received = new ConcurrentLinkedQueue<>();
      Schedules.Action receiver = () -> received.add("" + channel.receive());
      Schedules.together(() -> channel.send(1), () -> channel.send(2), receiver, receiver);
      assertEquals(List.of("1", "2"), received.stream().sorted().toList(), "what was received");
    });
  }

  @Test
  @Points(2)
  @Hint(4)
  @DisplayName("A receiver gets what is left when the channel is closed, and then null")
  void drained() {
    Schedules.check(() -> {
      MyChannel<Integer> channel = new MyChannel<>(2);
      Sending.all(channel, 1, 2);
      channel.close();
      assertEquals(1, channel.receive(), "the first element that is left");
      assertEquals(2, channel.receive(), "the second element that is left");
      assertNull(channel.receive(), "receive on a closed and drained channel");
    });
  }

  @Test
  @Points(1)
  @Hint(4)
  @DisplayName("close wakes everybody who waits to receive")
  void closeWakesReceivers() {
    Schedules.check(() -> {
      MyChannel<Integer> channel = new MyChannel<>(1);
      AtomicInteger ended = new AtomicInteger();
      Schedules.Action receiver =
          () -> {
            if (channel.receive() == null) {
              ended.incrementAndGet();
            }
          };
      Schedules.together(receiver, receiver, channel::close);
      assertEquals(2, ended.get(), "receivers that got null");
    });
  }
}
