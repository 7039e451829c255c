package rendezvous.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import rendezvous.schedules.Explored;

@DisplayName("Under every schedule, a break")
class PreemptionSchedulesTest {

  private static Thread start(Channel<Integer> channel, int element) {
    return Thread.startVirtualThread(() -> {
      try {
        channel.send(element);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
  }

  @Test
  @DisplayName("forgets nobody who has stepped aside for it")
  void forgetsNobody() {
    Explored.checkWithPreemption(() -> {
      // given
      Channel<Integer> channel = Channel.buffered(2);
      Preemption.startBreak();

      // when
      List<Thread> aside = List.of(start(channel, 1), start(channel, 2));
      Thread end = Thread.startVirtualThread(Preemption::stopBreak);

      // then: all come back
      for (Thread thread : aside) {
        thread.join();
      }
      end.join();
      assertEquals(3, channel.receive() + channel.receive());
    });
  }

  @Test
  @DisplayName("does not keep who is interrupted")
  void interrupted() {
    Explored.checkWithPreemption(() -> {
      // given
      Channel<Integer> channel = Channel.buffered(1);
      Preemption.startBreak();
      Thread aside = start(channel, 1);

      // when
      aside.interrupt();

      // then
      aside.join();
      Preemption.stopBreak();
    });
  }
}
