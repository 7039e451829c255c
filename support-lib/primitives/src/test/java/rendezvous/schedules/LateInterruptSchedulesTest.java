package rendezvous.schedules;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static rendezvous.schedules.Actors.start;
import static rendezvous.schedules.Actors.until;

import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import rendezvous.channel.Channel;

@DisplayName("Under every schedule, an interrupt that comes too late")
class LateInterruptSchedulesTest {

  @Test
  @DisplayName("for a receive is still there after it")
  void ofAReceive() {
    Explored.check(() -> {
      Channel<Integer> channel = Channel.unbuffered();
      AtomicBoolean interrupted = new AtomicBoolean();
      Thread receiver =
          start(() -> {
            try {
              channel.receive();
            } catch (InterruptedException e) {
              return; // it was not too late
            }
            until(interrupted::get);
            assertTrue(Thread.currentThread().isInterrupted(), "the interrupt is lost");
          });
      until(() -> channel.waitingReceivers() == 1);
      Thread sender = start(() -> channel.trySend(1));
      receiver.interrupt();
      interrupted.set(true);
      sender.join();
      receiver.join();
    });
  }
}
