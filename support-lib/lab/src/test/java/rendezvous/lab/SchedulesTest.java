package rendezvous.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import rendezvous.channel.Channel;
import rendezvous.scheduler.Fault;
import rendezvous.scheduler.Outcome;
import rendezvous.scheduler.Scenario;
import rendezvous.sync.WaitGroup;

@DisplayName("Schedules")
public class SchedulesTest {

  /** For cells: the value of their last expression, which JShell would hand over as text only. */
  public static final AtomicReference<SchedulesResult> SHOWN = new AtomicReference<>();

  /** In a class of their own, so that they are not made again in explored copies of this one. */
  private static final class Shells {
    private static final CellShell JDK = CellShell.ofJdk();
    private static final CellShell SECRETIVE = CellShell.withSecretiveLoader();
  }

  @AfterAll
  static void close() {
    Shells.JDK.close();
    Shells.SECRETIVE.close();
  }

  static String cell(String name) {
    try (InputStream in = SchedulesTest.class.getResourceAsStream("cells/" + name + ".jsh")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Stream<Arguments> bugs() {
    return Stream.of(
        arguments("lost-update", "Lost update"),
        arguments("racy-wait-group", "Lost update"),
        arguments("lost-wake-up", "Lost wake-up"),
        arguments("if-for-while", "NoSuchElementException"),
        arguments("two-locks", "Deadlock"),
        arguments("two-monitors", "Deadlock"),
        arguments("check-then-act", "Lost update"),
        arguments("created-twice", "Lost update"),
        arguments("unsynchronized-list", "Two threads in one ArrayList"));
  }

  private SchedulesResult explored(CellShell in, String cell) {
    int last = cell.lastIndexOf("\nSchedules.");
    in.run(cell.substring(0, last));
    in.run("SchedulesResult found =" + cell.substring(last) + ";");
    in.run("rendezvous.lab.SchedulesTest.SHOWN.set(found);");
    return SHOWN.getAndSet(null);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bugs")
  @DisplayName("finds, names, and replays a hundred times")
  void finds(String bug, String name) {
    SchedulesResult result = explored(Shells.JDK, cell("broken/" + bug));

    assertTrue(result.found(), result::toString);
    assertTrue(result.toString().startsWith(name + ": found in schedule "), result::toString);
    Outcome.Failed failed = assertInstanceOf(Outcome.Failed.class, result.outcome());
    for (int i = 0; i < 100; i++) {
      SchedulesResult again = result.replay();
      assertEquals(failed.steps(), assertInstanceOf(Outcome.Failed.class, again.outcome()).steps());
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bugs")
  @DisplayName("finds nothing in what is correct")
  void silent(String bug, String name) {
    SchedulesResult result = explored(Shells.JDK, cell("correct/" + bug));

    assertFalse(result.found(), result::toString);
    assertEquals(2000, result.schedules());
    assertTrue(result.toString().contains("proves nothing"), result::toString);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bugs")
  @DisplayName("finds the same where a kernel's class loader keeps class files to itself")
  void secretive(String bug, String name) {
    SchedulesResult result = explored(Shells.SECRETIVE, cell("broken/" + bug));

    assertTrue(result.toString().startsWith(name + ": found in schedule "), result::toString);
  }

  @Test
  @DisplayName("makes top-level variables anew before each schedule, in their order")
  void variables() {
    Shells.JDK.run("class Tally { int n; void increment() { n++; } }");
    Shells.JDK.run("int start = 40;");
    Shells.JDK.run("var tally = new Tally(); tally.n = 99;");
    Shells.JDK.run("int[] twice = {start + tally.n, 0};");
    Shells.JDK.run("int next(int n) { tally.increment(); return ++twice[1] + n; }");
    SchedulesResult result =
        explored(
            Shells.JDK,
            """

            Schedules.atMost(50).run(() -> {
              Schedules.require(twice[0] == 40, "twice is " + twice[0]);
              Schedules.require(next(1) == 2, "not made anew");
              Schedules.require(tally.n == 1, "n is " + tally.n);
              Thread.startVirtualThread(() -> {}).join();
            })\
            """);

    assertFalse(result.found(), result::toString);
    assertTrue(result.toString().contains("made anew"), result::toString);
  }

  @Test
  @DisplayName("tells lines also where the kernel does not number its cells")
  void lines() {
    SchedulesResult result = explored(Shells.JDK, cell("broken/lost-update"));

    String text = result.toString();
    assertTrue(text.contains("Counter.increment(), line 5"), text);
    assertTrue(text.contains("the cell, line 4"), text);
    assertFalse(text.contains("JShell"), text);

    String cell = cell("broken/lost-update");
    Shells.JDK.run(cell.substring(0, cell.lastIndexOf("\nSchedules.")));
    String shown = Shells.JDK.run(cell.substring(cell.lastIndexOf("\nSchedules.") + 1));
    assertTrue(shown.contains("the cell, line 4"), shown);
  }

  @Test
  @DisplayName("explores the course's primitives along with the code that uses them")
  void primitives() {
    SchedulesResult result =
        explored(
            Shells.JDK,
            """
            class Sum { int total; }

            Schedules.explore(() -> {
              var sum = new Sum();
              var group = new WaitGroup();
              Channel<Integer> numbers = Channel.unbuffered();
              for (int i = 0; i < 2; i++) {
                group.go(() -> { sum.total += numbers.receive(); });
              }
              numbers.send(1);
              numbers.send(2);
              group.await();
              Schedules.require(sum.total == 3, "the total is " + sum.total);
            })\
            """);

    assertTrue(result.toString().startsWith("Lost update"), result::toString);
    Outcome.Failed failed = assertInstanceOf(Outcome.Failed.class, result.outcome());
    assertTrue(failed.repeats(), failed::toString);
    assertTrue(
        failed.steps().stream().anyMatch(step -> step.access().equals("WaitGroup.await")),
        failed::toString);
  }

  // --- without a notebook

  static final class Counter {
    private int n;

    void increment() {
      n++;
    }
  }

  private static void loseAnUpdate() throws Exception {
    Counter counter = new Counter();
    Schedules.together(counter::increment, counter::increment);
    Schedules.require(counter.n == 2, "n is " + counter.n);
  }

  @Test
  @DisplayName("replays a seed")
  void replays() {
    SchedulesResult result = Schedules.explore(SchedulesTest::loseAnUpdate);
    SchedulesResult again = Schedules.replay(result.seed(), SchedulesTest::loseAnUpdate);

    assertEquals(result.seed(), again.seed());
    assertEquals(1, again.schedules());
    assertEquals(
        ((Outcome.Failed) result.outcome()).steps(), ((Outcome.Failed) again.outcome()).steps());
  }

  @Test
  @DisplayName("says that there is nothing to replay if nothing was found")
  void nothingToReplay() {
    SchedulesResult result = Schedules.atMost(3).run(() -> Schedules.together(() -> {}, () -> {}));

    assertFalse(result.found());
    assertThrows(IllegalStateException.class, result::replay);
    assertThrows(IllegalStateException.class, result::seed);
  }

  @Test
  @DisplayName("draws the interleaving with its lanes, values and remarks, for all readers")
  void drawing() {
    SchedulesResult result = Schedules.explore(SchedulesTest::loseAnUpdate);
    String html = (String) result.mimeBundle().get(Bundle.HTML);

    assertTrue(html.contains("writes Counter.n: 1 → 1"), html);
    assertTrue(html.contains("overwrites 1 with 1"), html);
    assertTrue(html.contains("aria-label=\"Interleaving of "), html);
    assertTrue(html.contains("Schedules.replay(" + result.seed()), html);
    assertTrue(html.contains("SchedulesTest.java:"), html);
    assertTrue(html.contains("<details"), html);
  }

  @Test
  @DisplayName("names a channel as its users know it, and an array's element in words")
  void names() {
    SchedulesResult result =
        Schedules.explore(() -> {
          int[] sums = {0};
          Channel<Integer> numbers = Channel.unbuffered();
          var group = new WaitGroup();
          group.go(() -> numbers.send(1));
          sums[0] += numbers.receive();
          group.await();
          Schedules.require(sums[0] == 2, "the sum is " + sums[0]);
        });
    String html = (String) result.mimeBundle().get(Bundle.HTML);

    assertTrue(html.contains("Channel.receive()"), html);
    assertTrue(html.contains("writes element 0 of int array: 0 → 1"), html);
  }

  @Test
  @DisplayName("stops at its budget, and says so")
  void budget() {
    SchedulesResult result =
        Schedules.atMost(1000)
            .within(Duration.ZERO)
            .run(() -> Schedules.together(() -> {}, () -> {}));

    assertEquals(1, result.schedules());
    assertTrue(result.toString().contains("no time"), result::toString);
  }

  @Test
  @DisplayName("says that a scenario does nothing")
  void nothing() {
    assertTrue(Schedules.explore(() -> {}).toString().contains("nothing to interleave"));
  }

  @Test
  @DisplayName("says that a scenario never ends")
  void endless() {
    SchedulesResult result =
        Schedules.explore(() ->
            Schedules.together(() -> {
              boolean[] never = {false};
              while (!never[0]) {
                Thread.onSpinWait();
              }
            }));

    assertInstanceOf(Fault.NoProgress.class, ((Outcome.Failed) result.outcome()).fault());
    assertTrue(result.toString().startsWith("No end"), result::toString);
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        refused("Thread.startVirtualThread", () -> new Thread(() -> {}).start()),
        refused("newVirtualThreadPerTask", () -> Executors.newCachedThreadPool().close()),
        refused("sequential", () -> List.of(1, 2).parallelStream().forEach(x -> {})),
        refused("sequential", () -> IntStream.range(0, 5).parallel().sum()),
        refused("outside of Java", () -> System.in.read()));
  }

  private static Arguments refused(String advice, Scenario scenario) {
    return arguments(advice, scenario);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refused")
  @DisplayName("refuses what it cannot control, and says what to do instead")
  void refuses(String advice, Scenario scenario) {
    SchedulesException e =
        assertThrows(SchedulesException.class, () -> Schedules.explore(scenario));

    assertTrue(e.getMessage().contains(advice), e.getMessage());
    assertTrue(e.getMessage().contains("SchedulesTest.java:"), e.getMessage());
  }

  @Test
  @DisplayName("names the option that a kernel lacks")
  void missingOption() {
    SchedulesException e =
        SchedulesException.of(
            new ExceptionInInitializerError(
                new IllegalStateException(
                    "start Java with --add-opens java.base/java.lang=ALL-UNNAMED")));

    assertTrue(e.getMessage().contains("export JDK_JAVA_OPTIONS="), e.getMessage());
  }

  @Test
  @DisplayName("runs its actions outside of scenarios, too")
  void together() throws Exception {
    Channel<Integer> numbers = Channel.buffered(2);
    WaitGroup group = new WaitGroup();
    group.add(2);
    Schedules.together(
        () -> {
          numbers.send(1);
          group.done();
        },
        () -> {
          numbers.send(2);
          group.done();
        });
    group.await();
    assertEquals(3, numbers.receive() + numbers.receive());
  }
}
