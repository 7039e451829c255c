package rendezvous.scheduler.bugs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import rendezvous.scheduler.Exploration;
import rendezvous.scheduler.Fault;
import rendezvous.scheduler.Outcome;
import rendezvous.scheduler.Scenario;
import rendezvous.scheduler.Step;

@DisplayName("The steps of a failed schedule")
class StepsTest {
  private static final Exploration EXPLORATION =
      Exploration.of("rendezvous.scheduler.bugs.").grace(Duration.ofMillis(1));

  private static Outcome.Failed failure(Scenario scenario) {
    return failure(EXPLORATION, scenario);
  }

  private static Outcome.Failed failure(Exploration exploration, Scenario scenario) {
    return assertInstanceOf(Outcome.Failed.class, exploration.explore(scenario));
  }

  private static List<String> effects(Outcome.Failed failed, String access) {
    return failed.steps().stream()
        .filter(step -> step.access().equals(access))
        .map(Step::effect)
        .toList();
  }

  @Test
  @DisplayName("are in the order in which they were taken, and tell what was read and written")
  void values() {
    Outcome.Failed failed = failure(Broken::lostUpdate);

    assertEquals(List.of("0", "0", "1", "1"), effects(failed, "read Broken.Counter.value"));
    assertEquals(List.of("0 → 1", "1 → 1"), effects(failed, "write Broken.Counter.value"));
  }

  static final class Cells {
    private boolean flag;
    private byte small = 1;
    private char letter = 'a';
    private long big = 1L << 40;
    private double ratio = 0.5;
    private String text = "one";
    private Thread.State state = Thread.State.NEW;
    private Cells other;
    private static int shared;
  }

  static void everyKind() {
    Cells cells = new Cells();
    cells.flag = true;
    cells.small += 1;
    cells.letter++;
    cells.big++;
    cells.ratio *= 3;
    cells.text += "!";
    cells.state = Thread.State.RUNNABLE;
    cells.other = new Cells();
    cells.other.big = 2;
    Cells.shared = 7;
    long[] longs = {1, 2};
    longs[1]++;
    boolean[] flags = {false};
    flags[0] = !flags[0];
    String[] texts = {null};
    texts[0] = "x";
    Broken.require(cells.other.big != 2, "the end");
  }

  @Test
  @DisplayName("know values of every kind, and tell two objects of a class apart")
  void kinds() {
    Outcome.Failed failed = failure(StepsTest::everyKind);

    assertEquals(List.of("true"), effects(failed, "write StepsTest.Cells.flag"));
    assertEquals(List.of("1 → 2"), effects(failed, "write StepsTest.Cells.small"));
    assertEquals(List.of("'a' → 'b'"), effects(failed, "write StepsTest.Cells.letter"));
    assertEquals(
        List.of("1099511627776 → 1099511627777", "2"),
        effects(failed, "write StepsTest.Cells.big"));
    assertEquals(List.of("0.5 → 1.5"), effects(failed, "write StepsTest.Cells.ratio"));
    assertEquals(List.of("\"one\" → \"one!\""), effects(failed, "write StepsTest.Cells.text"));
    assertEquals(List.of("RUNNABLE"), effects(failed, "write StepsTest.Cells.state"));
    assertEquals(List.of("Cells"), effects(failed, "write StepsTest.Cells.other"));
    assertEquals(List.of("7"), effects(failed, "write StepsTest.Cells.shared"));
    assertTrue(effects(failed, "write array element").contains("2 → 3"));
    assertTrue(effects(failed, "write array element").contains("false → true"));
    assertEquals(
        List.of("Cells 1", "Cells 2"),
        failed.steps().stream()
            .filter(step -> step.access().equals("write StepsTest.Cells.big"))
            .map(Step::object)
            .toList());
  }

  @Test
  @DisplayName("name the receivers of calls, also of such with many arguments")
  void receivers() {
    Outcome.Failed failed =
        failure(() -> {
          StringBuilder one = new StringBuilder("abc");
          StringBuilder two = new StringBuilder();
          one.insert(0, new char[] {'x', 'y'}, 0, 2).append(1L).append(2.5);
          two.append(one, 1, 3);
          Broken.require(false, one + " " + two);
        });

    assertEquals(
        "xyabc12.5 ya", assertInstanceOf(Fault.Thrown.class, failed.fault()).thrown().getMessage());
    assertEquals(
        List.of("StringBuilder 1", "StringBuilder 1", "StringBuilder 1", "StringBuilder 2"),
        failed.steps().stream()
            .filter(step -> step.access().startsWith("StringBuilder."))
            .map(Step::object)
            .toList());
  }

  @Test
  @DisplayName("say whom a notification has woken")
  void notifications() {
    Outcome.Failed failed = failure(Broken::lostWakeUp);

    Step signal =
        failed.steps().stream()
            .filter(step -> step.access().endsWith(".notifyAll"))
            .findFirst()
            .orElseThrow();
    assertEquals("wakes nobody", signal.effect());
    assertEquals("LostWakeUp", signal.object());
  }

  @Test
  @DisplayName("say who holds the monitor that another waits for")
  void holders() {
    Outcome.Failed failed = failure(Broken::twoMonitors);

    Fault.Hang hang = assertInstanceOf(Fault.Hang.class, failed.fault());
    assertEquals("thread-2", hang.waiting().get(1).holder());
    assertEquals("thread-1", hang.waiting().get(2).holder());
    assertNull(hang.waiting().getFirst().holder());
  }

  static Stream<Arguments> uncontrolled() {
    return Stream.of(
        uncontrolled("Thread", () -> new Thread(() -> {}).start()),
        uncontrolled("Thread.ofPlatform", () -> Thread.ofPlatform().start(() -> {})),
        uncontrolled("Executors.newFixedThreadPool", () -> Executors.newFixedThreadPool(1).close()),
        uncontrolled(
            "CompletableFuture.supplyAsync", () -> CompletableFuture.supplyAsync(() -> 1).join()),
        uncontrolled("IntStream.parallel", () -> IntStream.range(0, 9).parallel().sum()),
        uncontrolled("System.in", () -> System.in.read()));
  }

  private static Arguments uncontrolled(String call, Scenario scenario) {
    return Arguments.arguments(call, scenario);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("uncontrolled")
  @DisplayName("do not lead out of what is controlled, if the exploration is strict")
  void strict(String call, Scenario scenario) {
    Outcome.Failed failed = failure(EXPLORATION.strict(), scenario);

    Fault.Uncontrolled fault = assertInstanceOf(Fault.Uncontrolled.class, failed.fault());
    assertTrue(fault.call().endsWith(call), fault::toString);
    assertEquals("StepsTest.java", fault.where().getFirst().getFileName());
  }

  static final class Prepared {
    static int count;

    static void prepare() {
      count += 5;
    }
  }

  @Test
  @DisplayName("begin with what prepares each run")
  void preparation() {
    String prepared = Prepared.class.getName();
    EXPLORATION
        .preparing(List.of(prepared), "prepare")
        .schedules(20)
        .check(() -> Broken.require(Prepared.count++ == 5, "not prepared: " + Prepared.count));
  }

  @Test
  @DisplayName("are no more than there is time for")
  void budget() {
    assertEquals(1, EXPLORATION.budget(Duration.ZERO).explore(Correct::queue).schedules());
  }

  @Test
  @DisplayName("are those of one thread if the scenario starts no other")
  void threads() {
    Outcome alone = EXPLORATION.schedules(3).explore(() -> {});
    assertEquals(1, assertInstanceOf(Outcome.Passed.class, alone).threads());
    Outcome four = EXPLORATION.schedules(3).explore(Correct::synchronizedCounter);
    assertEquals(4, assertInstanceOf(Outcome.Passed.class, four).threads());
  }
}
