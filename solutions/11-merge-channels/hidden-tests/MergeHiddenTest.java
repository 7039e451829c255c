import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import rendezvous.channel.Channel;
import rendezvous.channel.ReceiveChannel;
import rendezvous.channel.Received;
import rendezvous.grader.Hint;
import rendezvous.grader.Points;
import rendezvous.grader.Schedules;

class MergeHiddenTest {

  @Test
  @Points(1)
  @Hint(2)
  @DisplayName("Without inputs the output is closed at once")
  void noInputs() {
    Schedules.atMost(100).run(() -> {
      ReceiveChannel<Integer> merged = Merge.merge(List.<ReceiveChannel<Integer>>of());
      assertEquals(List.of(), merged.stream().toList(), "the elements of no inputs");
    });
  }

  @Test
  @Points(2)
  @Hint(3)
  @DisplayName("A cause of an input becomes the cause of the output, after all elements")
  void cause() {
    Schedules.atMost(100).run(() -> {
      Exception why = new Exception("the sensor is broken");
      Channel<Integer> broken = Inputs.holding(1);
      broken.close(why);
      ReceiveChannel<Integer> merged = Merge.merge(List.of(broken, Inputs.of(2, 3)));
      int sum = merged.receive() + merged.receive() + merged.receive();
      assertEquals(6, sum, "the sum of all elements");
      Received.Closed<?> end =
          assertInstanceOf(Received.Closed.class, merged.receiveOrClosed(), "the end of the output");
      assertSame(why, end.cause(), "the cause with which the output is closed");
    });
  }

  @Test
  @Points(1)
  @Hint(3)
  @DisplayName("Of two causes one is told, and the output is closed only once")
  void twoCauses() {
    Schedules.atMost(100).run(() -> {
      Channel<Integer> one = Inputs.holding();
      Channel<Integer> two = Inputs.holding();
      one.close(new Exception("one"));
      two.close(new Exception("two"));
      ReceiveChannel<Integer> merged = Merge.merge(List.of(one, two));
      Received.Closed<?> end =
          assertInstanceOf(Received.Closed.class, merged.receiveOrClosed(), "the end of the output");
      assertTrue(end.cause() != null, "the output is closed with a cause");
    });
  }

  @Test
  @Points(2)
  @Hint(4)
  @DisplayName("While nobody reads, at most one element of each input is taken")
  void noHiddenStore() {
    Schedules.atMost(100).run(() -> {
      Channel<Integer> input = Inputs.holding(1, 2, 3, 4);
      ReceiveChannel<Integer> merged = Merge.merge(List.<ReceiveChannel<Integer>>of(input));
      Thread.sleep(1); // ends when the forwarders can do no more
      int taken = 4 - input.size();
      input.close();
      merged.stream().count();
      assertTrue(taken <= 1, "at most 1 element is taken while nobody reads; were " + taken);
    });
  }
}
