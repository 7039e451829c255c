package rendezvous.channel;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class StarvationTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  private volatile boolean stop;

  @Test
  void tellsWhenNewThreadsRunAndWhenTheyDoNot() throws Exception {
    // given: as many threads that compute without end as can run at once, and more
    int enough = 2 * Runtime.getRuntime().availableProcessors();
    CountDownLatch running = new CountDownLatch(Runtime.getRuntime().availableProcessors());
    List<Thread> busy = new ArrayList<>();
    for (int i = 0; i < enough; i++) {
      busy.add(
          Thread.startVirtualThread(() -> {
            running.countDown();
            while (!stop) {
              Thread.onSpinWait();
            }
          }));
    }
    running.await();
    // when, then
    assertTrue(Starvation.startDelay(Duration.ofMillis(50)).isEmpty());
    // when
    stop = true;
    for (Thread thread : busy) {
      thread.join();
    }
    // then
    assertTrue(Starvation.startDelay(LONG).orElseThrow().isPositive());
  }
}
