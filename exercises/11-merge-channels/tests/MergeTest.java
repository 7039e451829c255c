import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import rendezvous.channel.Channel;
import rendezvous.channel.ReceiveChannel;
import rendezvous.channel.Received;
import rendezvous.grader.Hint;
import rendezvous.grader.Points;
import rendezvous.grader.Schedules;

class MergeTest {

  @Test
  @Points(4)
  @Hint(1)
  @DisplayName("Every element of two inputs comes out, and then the output is closed")
  void everyElement() {
    Schedules.atMost(100).run(() -> {
      ReceiveChannel<Integer> merged = Merge.merge(List.of(Inputs.of(1, 2), Inputs.of(10)));
      List<Integer> received = merged.stream().toList();
      assertEquals(List.of(1, 2, 10), received.stream().sorted().toList(), "the elements, sorted");
    });
  }

  @Test
  @Points(2)
  @Hint(1)
  @DisplayName("Elements of the same input stay in their order")
  void order() {
    Schedules.atMost(100).run(() -> {
      ReceiveChannel<Integer> merged = Merge.merge(List.of(Inputs.of(1, 2, 3), Inputs.of(10)));
      List<Integer> received = merged.stream().filter(n -> n < 10).toList();
      assertEquals(List.of(1, 2, 3), received, "the elements of the first input");
    });
  }

  @Test
  @Points(2)
  @Hint(2)
  @DisplayName("An input that is silent does not hold up the others")
  void silentInput() {
    Schedules.atMost(100).run(() -> {
      Channel<Integer> silent = Channel.unbuffered("silent");
      ReceiveChannel<Integer> merged = Merge.merge(List.of(silent, Inputs.of(1, 2)));
      assertEquals(1, merged.receive(), "the first element of the input that speaks");
      assertEquals(2, merged.receive(), "the second element of the input that speaks");
      silent.close();
      assertInstanceOf(Received.Closed.class, merged.receiveOrClosed(), "the end of the output");
    });
  }
}
