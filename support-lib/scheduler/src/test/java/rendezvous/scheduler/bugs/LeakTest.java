package rendezvous.scheduler.bugs;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import rendezvous.scheduler.Exploration;
import rendezvous.scheduler.Scenario;

@DisplayName("What an exploration leaves behind")
class LeakTest {
  private static final int MOST_COLLECTIONS = 100;

  static Stream<Arguments> scenarios() {
    List<WeakReference<ClassLoader>> seen = new ArrayList<>();
    Scenario passes =
        () -> {
          seen.add(new WeakReference<>(LeakTest.class.getClassLoader()));
          Correct.monitorBuffer();
        };
    Scenario hangsInLocks =
        () -> {
          seen.add(new WeakReference<>(LeakTest.class.getClassLoader()));
          Broken.twoLocks();
        };
    Scenario hangsInMonitors =
        () -> {
          seen.add(new WeakReference<>(LeakTest.class.getClassLoader()));
          Broken.twoMonitors();
        };
    Scenario hangsInWait =
        () -> {
          seen.add(new WeakReference<>(LeakTest.class.getClassLoader()));
          Broken.interruptSwallowed();
        };
    Scenario fails =
        () -> {
          seen.add(new WeakReference<>(LeakTest.class.getClassLoader()));
          Broken.lostUpdateInAnExecutor();
        };
    Scenario spins =
        () -> {
          seen.add(new WeakReference<>(LeakTest.class.getClassLoader()));
          Broken.livelock();
        };
    return Stream.of(
        Arguments.arguments("after a pass", passes, seen),
        Arguments.arguments("after a failure", fails, seen),
        Arguments.arguments("after a deadlock of locks", hangsInLocks, seen),
        Arguments.arguments("after a deadlock of monitors", hangsInMonitors, seen),
        Arguments.arguments("after a hang in a wait that swallows interrupts", hangsInWait, seen),
        Arguments.arguments("after a livelock", spins, seen));
  }

  @ParameterizedTest(name = "{0}: nothing")
  @MethodSource("scenarios")
  void isNothing(String name, Scenario scenario, List<WeakReference<ClassLoader>> seen)
      throws Exception {
    // when
    Exploration.of("rendezvous.scheduler.bugs.")
        .grace(Duration.ofMillis(1))
        .schedules(200)
        .explore(scenario);

    // then
    assertTrue(!seen.isEmpty());
    for (int i = 0; i < MOST_COLLECTIONS && anyLeft(seen); i++) {
      System.gc();
      Thread.onSpinWait();
    }
    assertTrue(!anyLeft(seen), name);
  }

  private static boolean anyLeft(List<WeakReference<ClassLoader>> seen) {
    return seen.stream().anyMatch(loader -> loader.get() != null);
  }
}
