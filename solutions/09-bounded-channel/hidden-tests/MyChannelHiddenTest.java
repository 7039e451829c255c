import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import rendezvous.grader.Hint;
import rendezvous.grader.Points;
import rendezvous.grader.Schedules;

class MyChannelHiddenTest {

  @Test
  @Points(2)
  @Hint(3)
  @DisplayName("A receiver that wakes up without a reason goes on waiting")
  void receiverWakesWithoutAReason() {
    Schedules.atMost(300)
        .spuriousWakeUps()
        .run(() -> {
          MyChannel<Integer> channel = new MyChannel<>(1);
          Thread.startVirtualThread(() -> Sending.all(channel, 1));
          assertEquals(1, channel.receive(), "what the receiver gets");
        });
  }

  @Test
  @Points(1)
  @Hint(3)
  @DisplayName("A sender that wakes up without a reason goes on waiting")
  void senderWakesWithoutAReason() {
    Schedules.atMost(300)
        .spuriousWakeUps()
        .run(() -> {
          MyChannel<Integer> channel = new MyChannel<>(1);
          AtomicReference<String> order = new AtomicReference<>("");
          Sending.all(channel, 1);
          Thread sender =
              Thread.startVirtualThread(() -> {
                Sending.all(channel, 2);
                order.updateAndGet(before -> before + "sent ");
              });
          Thread.sleep(1); // ends when the sender waits
          order.updateAndGet(before -> before + "received ");
          channel.receive();
          sender.join();
          assertEquals("received sent ", order.get(), "what came first");
        });
  }

  @Test
  @Points(2)
  @Hint(4)
  @DisplayName("A sender that waits when the channel is closed throws, and its element is not delivered")
  void closeWakesSenders() {
    Schedules.check(() -> {
      MyChannel<Integer> channel = new MyChannel<>(1);
      AtomicReference<String> outcome = new AtomicReference<>("nothing");
      channel.send(1);
      Thread sender =
          Thread.startVirtualThread(() -> {
            try {
              Sending.all(channel, 2);
              outcome.set("sent");
            } catch (IllegalStateException e) {
              outcome.set("IllegalStateException");
            }
          });
      channel.close();
      sender.join();
      assertEquals("IllegalStateException", outcome.get(), "what the waiting send gives");
      assertEquals(1, channel.receive(), "what was in the channel");
      assertNull(channel.receive(), "what comes after it");
    });
  }

  @Test
  @Points(1)
  @Hint(4)
  @DisplayName("A second close and a late send are refused")
  void misuse() {
    MyChannel<Integer> channel = new MyChannel<>(1);
    channel.close();
    assertThrows(IllegalStateException.class, channel::close, "a second close");
    assertThrows(IllegalStateException.class, () -> channel.send(1), "send on a closed channel");
  }

  @Test
  @Points(2)
  @Hint(3)
  @DisplayName("An interrupted operation throws, and has not happened")
  void interrupted() {
    Schedules.check(() -> {
      MyChannel<Integer> channel = new MyChannel<>(1);
      AtomicReference<String> outcome = new AtomicReference<>();
      channel.send(1);
      Thread sender =
          Thread.startVirtualThread(() -> {
            try {
              channel.send(2);
              outcome.set("a normal return");
            } catch (InterruptedException e) {
              outcome.set("InterruptedException");
            }
          });
      sender.interrupt();
      sender.join();
      assertEquals("InterruptedException", outcome.get(), "what an interrupted send gives");
      channel.close();
      assertEquals(1, channel.receive(), "what was sent");
      assertNull(channel.receive(), "what comes after it");
    });
  }
}
