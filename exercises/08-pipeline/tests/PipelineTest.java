import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import rendezvous.channel.Channel;
import rendezvous.channel.ReceiveChannel;
import rendezvous.channel.SendChannel;
import rendezvous.grader.Hint;
import rendezvous.grader.Points;
import rendezvous.grader.Schedules;

class PipelineTest {

  @Test
  @Points(3)
  @Hint(1)
  @DisplayName("A stage sends every step in order, and closes what it sends into")
  void inOrderAndClosed() {
    Schedules.atMost(100).run(() -> {
      Channel<Integer> numbers = Channel.buffered("numbers", 3);
      Channel<String> texts = Channel.buffered("texts", 3);
      for (int i = 1; i <= 3; i++) {
        numbers.send(i);
      }
      numbers.close();
      ReceiveChannel<Integer> in = numbers;
      SendChannel<Object> out = sending(texts);
      Pipeline.<Integer, String>stage(in, out, n -> "no. " + n);
      assertTrue(texts.isClosed(), "the channel that the stage sends into is closed at the end");
      assertEquals(List.of("no. 1", "no. 2", "no. 3"), texts.stream().toList(), "what was sent");
    });
  }

  @SuppressWarnings("unchecked") // only strings are sent
  private static SendChannel<Object> sending(Channel<String> channel) {
    return (SendChannel<Object>) (SendChannel<?>) channel;
  }

  @Test
  @Points(3)
  @Hint(2)
  @DisplayName("Three stages pass on every element, in order, and then end")
  void threeStages() {
    Schedules.atMost(100).run(() -> {
      Channel<Integer> numbers = Channel.unbuffered("numbers");
      ReceiveChannel<String> texts =
          Pipeline.<Integer, Integer, Integer, String>connect(
              numbers, n -> n + 1, n -> n * 10, n -> n + "!");
      Thread.startVirtualThread(() -> feed(numbers, 1, 2, 3));
      List<String> received = new ArrayList<>();
      texts.forEach(received::add);
      assertEquals(List.of("20!", "30!", "40!"), received, "what the reader receives");
    });
  }

  private static void feed(SendChannel<Integer> numbers, int... all) {
    try {
      for (int number : all) {
        numbers.send(number);
      }
    } catch (InterruptedException e) {
      throw new AssertionError("the feeding task is interrupted", e);
    }
    numbers.close();
  }
}
