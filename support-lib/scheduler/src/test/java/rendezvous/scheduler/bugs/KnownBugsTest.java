package rendezvous.scheduler.bugs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import rendezvous.scheduler.Exploration;
import rendezvous.scheduler.Fault;
import rendezvous.scheduler.Outcome;
import rendezvous.scheduler.Scenario;
import rendezvous.scheduler.Strategy;

@DisplayName("Known bugs")
class KnownBugsTest {
  private static final Exploration EXPLORATION =
      Exploration.of("rendezvous.scheduler.bugs.").steps(2_000).grace(Duration.ofMillis(1));

  static Stream<Arguments> bugs() {
    return Stream.of(
        bug("lost update", Fault.Thrown.class, Broken::lostUpdate),
        bug("lost update in an array", Fault.Thrown.class, Broken::lostUpdateInAnArray),
        bug("lost update in an executor", Fault.Thrown.class, Broken::lostUpdateInAnExecutor),
        bug("unsynchronized list", Fault.Overlap.class, Broken::unsynchronizedList),
        bug("unsynchronized map", Fault.Overlap.class, Broken::unsynchronizedMap),
        bug("unsynchronized text", Fault.Overlap.class, Broken::unsynchronizedText),
        bug("racy wait group", Fault.Hang.class, Broken::racyWaitGroup),
        bug("lost wake-up", Fault.Hang.class, Broken::lostWakeUp),
        bug("missing done", Fault.Hang.class, Broken::missingDone),
        bug("if for while", Fault.Thrown.class, Broken::ifForWhile),
        bug("two locks", Fault.Hang.class, Broken::twoLocks),
        bug("two monitors", Fault.Hang.class, Broken::twoMonitors),
        bug("check then act", Fault.Thrown.class, Broken::checkThenAct),
        bug("published too early", Fault.Thrown.class, Broken::publishedTooEarly),
        bug("created twice", Fault.Thrown.class, Broken::createdTwice),
        bug("swallowed interrupt", Fault.Hang.class, Broken::interruptSwallowed),
        bug("dies unseen", Fault.Thrown.class, Broken::diesUnseen),
        bug("livelock", Fault.NoProgress.class, Broken::livelock),
        bug("spins for ever", Fault.NoProgress.class, Broken::spinsForEver));
  }

  private static Arguments bug(String name, Class<? extends Fault> fault, Scenario scenario) {
    return arguments(name, fault, scenario);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bugs")
  void isFound(String name, Class<? extends Fault> fault, Scenario scenario) {
    for (Strategy strategy : Strategy.values()) {
      Outcome.Failed failed = find(EXPLORATION.strategy(strategy), scenario);
      assertInstanceOf(fault, failed.fault(), failed::toString);
      assertTrue(failed.repeats(), failed::toString);
    }
  }

  @ParameterizedTest(name = "{0}, a hundred times")
  @MethodSource("bugs")
  void isReplayed(String name, Class<? extends Fault> fault, Scenario scenario) {
    Outcome.Failed failed = find(EXPLORATION, scenario);
    for (int i = 0; i < 100; i++) {
      Outcome again = EXPLORATION.replay(failed.seed(), scenario);
      assertEquals(failed.steps(), assertInstanceOf(Outcome.Failed.class, again).steps());
    }
  }

  private static Outcome.Failed find(Exploration exploration, Scenario scenario) {
    return assertInstanceOf(Outcome.Failed.class, exploration.schedules(500).explore(scenario));
  }

  static Stream<Arguments> correct() {
    return Stream.of(
        correct("synchronized counter", Correct::synchronizedCounter),
        correct("atomic counter", Correct::atomicCounter),
        correct("wait group", Correct::waitGroup),
        correct("monitor buffer", Correct::monitorBuffer),
        correct("lock buffer", Correct::lockBuffer),
        correct("queue", Correct::queue),
        correct("ordered monitors", Correct::orderedMonitors),
        correct("merge", Correct::merge),
        correct("synchronized list", Correct::synchronizedList),
        correct("list in a lock", Correct::listInALock),
        correct("list of many readers", Correct::listOfManyReaders),
        correct("spin lock", Correct::spinLock),
        correct("park in a loop", Correct::parkInALoop),
        correct("futures", Correct::futures),
        correct("interrupts", Correct::interrupts),
        correct("sleepers", Correct::sleepers),
        correct("waits in a loop for time", Correct::waitsInALoopForTime));
  }

  private static Arguments correct(String name, Scenario scenario) {
    return arguments(name, scenario);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("correct")
  void isNotSeenInCorrectCode(String name, Scenario scenario) {
    for (Strategy strategy : Strategy.values()) {
      // when
      Outcome outcome =
          EXPLORATION
              .strategy(strategy)
              .grace(Duration.ofSeconds(2))
              .schedules(strategy == Strategy.MIXED ? 2000 : 100)
              .explore(scenario);

      // then
      assertTrue(outcome.passed(), outcome::toString);
    }
  }
}
