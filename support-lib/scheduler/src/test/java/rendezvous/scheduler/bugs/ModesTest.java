package rendezvous.scheduler.bugs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import rendezvous.scheduler.Exploration;
import rendezvous.scheduler.Fault;
import rendezvous.scheduler.Outcome;
import rendezvous.scheduler.Scenario;
import rendezvous.scheduler.ScheduleError;

@DisplayName("An exploration")
class ModesTest {
  private static final Exploration EXPLORATION =
      Exploration.of("rendezvous.scheduler.bugs.").grace(Duration.ofMillis(1));

  private static Outcome.Failed failure(Exploration exploration, Scenario scenario) {
    return assertInstanceOf(Outcome.Failed.class, exploration.explore(scenario));
  }

  @Test
  @DisplayName("with spurious wake-ups finds waits that do not look again, and only then")
  void spuriousWakeUps() {
    assertTrue(EXPLORATION.explore(Broken::ifForWhileWithOneReader).passed());
    assertTrue(EXPLORATION.explore(Broken::ifForWhileWithACondition).passed());
    assertTrue(EXPLORATION.explore(Broken::parkWithoutLoop).passed());

    Exploration spurious = EXPLORATION.spuriousWakeUps();
    assertTrue(failure(spurious, Broken::ifForWhileWithOneReader).repeats());
    assertTrue(failure(spurious, Broken::ifForWhileWithACondition).repeats());
    assertTrue(failure(spurious, Broken::parkWithoutLoop).repeats());
    spurious.check(Correct::monitorBuffer);
    spurious.check(Correct::lockBuffer);
    spurious.check(Correct::parkInALoop);
  }

  @Test
  @DisplayName("tells what goes wrong under some schedules from what does under all")
  void passesOnce() {
    assertTrue(EXPLORATION.schedules(100).passesOnce(Broken::lostUpdate));
    assertFalse(EXPLORATION.schedules(20).passesOnce(Broken::missingDone));
    assertThrows(
        IllegalArgumentException.class,
        () -> {
          Broken.Counter shared = new Broken.Counter();
          EXPLORATION.passesOnce(shared::increment);
        });
  }

  @Test
  @DisplayName("with racing time finds what is lost to a timeout, and only then")
  void racingTime() {
    assertTrue(EXPLORATION.schedules(300).explore(Broken::lostToATimeout).passed());
    assertTrue(failure(EXPLORATION.racingTime(), Broken::lostToATimeout).repeats());
  }

  @Test
  @DisplayName("lets timed waits of the explored code pass in no time, the JDK's in real time")
  void time() {
    EXPLORATION.schedules(20).grace(Duration.ofSeconds(2)).check(Correct::timeouts);
  }

  @Test
  @DisplayName("says that a thread computes for ever")
  void endlessComputation() {
    Outcome.Failed failed = failure(EXPLORATION.steps(100), Broken::computesForEver);
    assertInstanceOf(Fault.NoProgress.class, failed.fault());
  }

  @Test
  @DisplayName("says that threads are left behind")
  void leftBehind() {
    Outcome.Failed failed =
        failure(
            EXPLORATION,
            () -> {
              Object never = new Object();
              Thread.ofVirtual()
                  .name("forgotten")
                  .start(() -> {
                    synchronized (never) {
                      try {
                        never.wait();
                      } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                      }
                    }
                  });
            });
    Fault.Hang hang = assertInstanceOf(Fault.Hang.class, failed.fault());
    assertTrue(hang.scenarioEnded());
    assertEquals("forgotten", hang.waiting().getFirst().thread());
  }

  @Test
  @DisplayName("names the seed, the fault and the interleaving in its message")
  void message() {
    ScheduleError error =
        assertThrows(ScheduleError.class, () -> EXPLORATION.check(Broken::lostUpdate));
    Outcome.Failed failed = error.failed();
    String message = error.getMessage();
    assertTrue(message.contains("lost update: 1"), message);
    assertTrue(message.contains("-Drendezvous.seed=" + failed.seed()), message);
    assertTrue(message.contains("read Broken.Counter.value"), message);
    assertTrue(message.contains("Broken.java:"), message);
    assertEquals(
        2,
        failed.steps().stream()
            .filter(step -> step.access().equals("write Broken.Counter.value"))
            .map(step -> step.thread())
            .distinct()
            .count());
  }

  @Test
  @DisplayName("says who waits for whose monitor")
  void deadlock() {
    String text = failure(EXPLORATION, Broken::twoMonitors).toString();
    assertTrue(text.contains("which thread-1 is in"), text);
    assertTrue(text.contains("which thread-2 is in"), text);
  }

  private static int runs;

  @Test
  @DisplayName("keeps static fields from schedule to schedule, unless asked for fresh classes")
  void staticFields() {
    Scenario first = () -> Broken.require(runs++ == 0, "not the first run");

    Outcome.Failed failed = failure(EXPLORATION, first);
    assertEquals(2, failed.schedules());
    assertTrue(failed.note().contains("freshClasses()"), failed.note());
    assertTrue(EXPLORATION.schedules(20).freshClasses().explore(first).passed());
    assertEquals(0, runs, "the scenario's class is a copy");
  }

  @Test
  @DisplayName("makes ThreadLocalRandom follow the seed")
  void random() {
    int rolled = 3;
    Scenario dice =
        () -> Broken.require(ThreadLocalRandom.current().nextInt(6) != rolled, "rolled it");
    assertTrue(failure(EXPLORATION, dice).repeats());
  }

  @Test
  @DisplayName("refuses a scenario that uses an explored class's object from outside")
  void captures() {
    Broken.Counter outside = new Broken.Counter();
    assertThrows(
        IllegalArgumentException.class, () -> EXPLORATION.explore(() -> outside.increment()));
  }

  /** A scenario that is not a lambda expression. */
  static final class Named implements Scenario {
    private static final long serialVersionUID = 1;

    @Override
    public void run() throws Exception {
      Broken.lostUpdate();
    }
  }

  @Test
  @DisplayName("takes scenarios that are objects, or methods given by name")
  void otherScenarios() {
    assertTrue(failure(EXPLORATION, new Named()).repeats());
    String broken = Broken.class.getName();
    Outcome.Failed failed =
        assertInstanceOf(Outcome.Failed.class, EXPLORATION.explore(broken, "lostUpdate"));
    assertEquals(
        failed.steps(),
        ((Outcome.Failed) EXPLORATION.replay(failed.seed(), broken, "lostUpdate")).steps());
  }

  @Test
  @DisplayName("stops when its caller is interrupted")
  void interrupted() {
    Thread.currentThread().interrupt();
    assertThrows(CancellationException.class, () -> EXPLORATION.explore(Correct::queue));
    assertTrue(Thread.interrupted());
  }

  @Test
  @DisplayName("lets a platform thread take part, if it wakes somebody in time")
  void platformThreads() {
    Scenario withHelper =
        () -> {
          CountDownLatch latch = new CountDownLatch(1);
          Thread.ofPlatform().name("outsider").start(latch::countDown);
          latch.await();
        };
    Outcome outcome = EXPLORATION.grace(Duration.ofSeconds(10)).schedules(20).explore(withHelper);
    assertTrue(outcome.passed(), outcome::toString);
  }
}
