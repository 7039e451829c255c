import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import rendezvous.channel.Channel;
import rendezvous.channel.ReceiveChannel;
import rendezvous.channel.Received;
import rendezvous.grader.Hint;
import rendezvous.grader.Points;
import rendezvous.grader.Schedules;

class PipelineHiddenTest {

  @Test
  @Points(2)
  @Hint(3)
  @DisplayName("When a step throws, the reader gets what came before, and then the reason")
  void failureGoesDownstream() {
    Schedules.atMost(100).run(() -> {
      Channel<Integer> numbers = Channel.buffered("numbers", 2);
      Channel<Integer> results = Channel.buffered("results", 2);
      numbers.send(1);
      numbers.send(0);
      numbers.close();
      ArithmeticException thrown = new ArithmeticException("divided by zero");
      Pipeline.<Integer, Integer>stage(
          numbers,
          results,
          n -> {
            if (n == 0) {
              throw thrown;
            }
            return 100 / n;
          });
      assertEquals(new Received.Value<>(100), results.tryReceive(), "the result before the failure");
      Throwable cause = results.tryReceive() instanceof Received.Closed<Integer>(var why) ? why : null;
      assertSame(thrown, cause, "the cause with which the stage has closed its channel");
    });
  }

  @Test
  @Points(2)
  @Hint(4)
  @DisplayName("When a step throws, those who send to the stage still come to their end")
  void upstreamEnds() {
    Schedules.atMost(100).run(() -> {
      Channel<Integer> numbers = Channel.unbuffered("numbers");
      Thread sender =
          Thread.startVirtualThread(() -> {
            try {
              for (int i = 0; i < 3; i++) {
                numbers.send(i);
              }
              numbers.close();
            } catch (InterruptedException e) {
              throw new AssertionError("the sender is interrupted", e);
            }
          });
      Channel<Integer> results = Channel.buffered("results", 3);
      Pipeline.<Integer, Integer>stage(numbers, results, n -> 100 / n);
      sender.join();
    });
  }

  @Test
  @Points(2)
  @Hint(3)
  @DisplayName("A cause that comes from upstream goes through all stages")
  void causeTravels() {
    Schedules.atMost(100).run(() -> {
      Channel<Integer> numbers = Channel.buffered("numbers", 1);
      Exception why = new Exception("the disk is gone");
      numbers.send(1);
      numbers.close(why);
      ReceiveChannel<Integer> results =
          Pipeline.<Integer, Integer, Integer, Integer>connect(
              numbers, n -> n + 1, n -> n + 1, n -> n + 1);
      assertEquals(4, results.receive(), "the result before the end");
      Throwable cause =
          results.receiveOrClosed() instanceof Received.Closed<Integer>(var given) ? given : null;
      assertSame(why, cause, "the cause with which the last channel was closed");
    });
  }

  @Test
  @Points(1)
  @Hint(2)
  @DisplayName("The three stages work at the same time, on different elements")
  void atTheSameTime() {
    Schedules.atMost(100).run(() -> {
      Channel<Integer> numbers = Channel.buffered("numbers", 3);
      for (int i = 1; i <= 3; i++) {
        numbers.send(i);
      }
      List<Integer> begun = new ArrayList<>();
      AtomicReference<List<Integer>> seen = new AtomicReference<>();
      ReceiveChannel<Integer> results =
          Pipeline.<Integer, Integer, Integer, Integer>connect(
              numbers,
              n -> {
                synchronized (begun) {
                  begun.add(n);
                }
                return n;
              },
              n -> n,
              n -> n);
      Thread.sleep(1); // nobody receives yet: ends when no stage can do anything
      synchronized (begun) {
        seen.set(List.copyOf(begun));
      }
      numbers.close();
      List<Integer> received = results.stream().toList();
      assertEquals(List.of(1, 2, 3), seen.get(), "elements begun before the first one was received");
      assertEquals(List.of(1, 2, 3), received, "what the reader receives");
    });
  }

  @Test
  @Points(1)
  @Hint(3)
  @DisplayName("A stage that is interrupted says so, and does not leave its reader waiting")
  void interrupted() {
    Schedules.atMost(100).run(() -> {
      Channel<Integer> numbers = Channel.unbuffered("numbers");
      Channel<Integer> results = Channel.unbuffered("results");
      AtomicReference<String> outcome = new AtomicReference<>();
      Thread stage =
          Thread.startVirtualThread(() -> {
            try {
              Pipeline.<Integer, Integer>stage(numbers, results, n -> n);
              outcome.set("a normal return");
            } catch (InterruptedException e) {
              outcome.set("InterruptedException");
            }
          });
      stage.interrupt();
      results.receiveOrClosed();
      stage.join();
      assertEquals("InterruptedException", outcome.get(), "what an interrupted stage gives");
    });
  }
}
