package rendezvous.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import rendezvous.workbench.Component.State;

class ComponentLifeCycleTest {

  private static final String RUNNING = "echo ready; exec sleep 600";

  private final Workbench bench = Workbench.open("life cycle");

  @AfterEach
  void close() {
    bench.close();
  }

  private static ProcessHandle processOf(Component component) {
    return ProcessHandle.of(component.pid().orElseThrow()).orElseThrow();
  }

  @Test
  void isReadyWhenItSaysSoAndStopsWhenClosed() throws Exception {
    // given
    FakeComponent component = FakeComponent.script("fake", RUNNING);
    assertEquals(State.NEW, component.state());

    // when
    bench.start(component);

    // then
    assertEquals(State.READY, component.state());
    assertEquals("nowhere", component.address());
    assertTrue(component.startTime().isPositive());
    assertEquals(List.of("ready"), component.log());
    ProcessHandle process = processOf(component);

    // when
    component.close();
    component.close();

    // then
    assertEquals(State.STOPPED, component.state());
    assertFalse(Leftovers.isRunning(process));
    assertTrue(component.pid().isEmpty());
  }

  @Test
  void closingTheWorkbenchStopsTheLastFirstAndDeletesItsFolder() throws Exception {
    // given
    List<String> stopped = new ArrayList<>();
    AtomicReference<Path> folder = new AtomicReference<>();
    bench.start(
        new FakeComponent("first", here -> Files.writeString(here.folder().resolve("file"), "text"))
            .onStop(stopped::add));
    bench.start(
        new FakeComponent("second", here -> folder.set(here.folder())).onStop(stopped::add));
    Path benchFolder = bench.folder();
    assertEquals(benchFolder, folder.get().getParent());

    // when
    bench.close();

    // then
    assertEquals(List.of("second", "first"), stopped);
    assertFalse(Files.exists(benchFolder));
    assertThrows(
        IllegalStateException.class, () -> bench.start(FakeComponent.script("late", RUNNING)));
  }

  @Test
  void nothingIsLeftOfAStartThatFails() throws Exception {
    // given
    AtomicReference<ProcessHandle> process = new AtomicReference<>();
    AtomicReference<Path> folder = new AtomicReference<>();
    FakeComponent component =
        new FakeComponent(
            "fake",
            here -> {
              folder.set(here.folder());
              ChildProcess child =
                  here.start(FakeComponent.shell(RUNNING), FakeComponent.READY, "TERM");
              child.awaitReady(FakeComponent.LIMIT);
              process.set(child.process().toHandle());
              throw new IOException("the well is dry");
            });

    // when
    var failure = assertThrows(ComponentFailedException.class, () -> bench.start(component));

    // then
    assertEquals(
        """
        fake did not start: the well is dry.
        What to do: Run the cell that starts it again.
        The end of its log:
          ready\
        """,
        failure.getMessage());
    assertInstanceOf(IOException.class, failure.getCause());
    assertEquals(State.FAILED, component.state());
    assertFalse(Leftovers.isRunning(process.get()));
    assertFalse(Files.exists(folder.get()));
  }

  @Test
  void whatEndsWhileItStartsSaysHowAndShowsItsLog() {
    var failure =
        assertThrows(
            ComponentFailedException.class,
            () -> bench.start(FakeComponent.script("fake", "echo no fuel >&2; exit 7")));
    assertTrue(failure.getMessage().contains("it ended while it started, with exit code 7"));
    assertTrue(failure.getMessage().contains("  no fuel"));
    assertEquals("fake", failure.component());
  }

  @Test
  void aFullDiskIsCalledThat() {
    var failure =
        assertThrows(
            ComponentFailedException.class,
            () ->
                bench.start(
                    FakeComponent.script("fake", "echo 'x: No space left on device'; exit 1")));
    assertTrue(failure.fix().startsWith("The disk is full."));
  }

  @Test
  void aProgramThatIsNotThereIsNamed() {
    FakeComponent component =
        new FakeComponent(
            "fake",
            here -> here.start(new ProcessBuilder("/nonexistent"), FakeComponent.READY, "TERM"));
    var failure = assertThrows(ComponentFailedException.class, () -> bench.start(component));
    assertTrue(failure.getMessage().contains("/nonexistent"));
  }

  @Test
  void whoUsesWhatHasDiedIsToldAndTheRestGoesOn() throws Exception {
    // given
    FakeComponent dies = bench.start(FakeComponent.script("dies", RUNNING));
    FakeComponent lives = bench.start(FakeComponent.script("lives", RUNNING));

    // when
    dies.kill();

    // then
    var failure = assertThrows(ComponentFailedException.class, dies::use);
    assertTrue(failure.getMessage().startsWith("dies has ended by itself, killed (signal 9)"));
    assertTrue(failure.getMessage().endsWith("The end of its log:\n  ready"));
    assertEquals(State.FAILED, dies.state());
    lives.use();

    // when the cell that starts it is run again
    FakeComponent again = bench.start(FakeComponent.script("dies", RUNNING));

    // then
    again.use();
    assertEquals(List.of(lives, again), bench.components());
  }

  @Test
  void whatEndsByItselfSaysSoAtOnceButNotWhatIsKilledOnPurpose() throws Exception {
    // given
    CompletableFuture<String> said = new CompletableFuture<>();
    PrintStream before = System.err;
    System.setErr(
        new PrintStream(OutputStream.nullOutputStream()) {
          @Override
          public void println(String line) {
            said.complete(line);
          }
        });
    try {
      // when
      bench.start(FakeComponent.script("on purpose", RUNNING)).kill();
      bench.start(FakeComponent.script("stopped", RUNNING)).close();
      processOf(bench.start(FakeComponent.script("fake", RUNNING))).destroyForcibly();

      // then
      assertEquals(
          """
          fake has ended by itself, killed (signal 9); the system does so when memory runs out.
          What to do: Run the cell that starts it again.\
          """,
          said.get());
    } finally {
      System.setErr(before);
    }
  }

  @Test
  void killingTakesWhatWasStartedInTurn() throws Exception {
    // given a shell that has a child
    FakeComponent component =
        bench.start(FakeComponent.script("fake", "sleep 600 & echo ready; wait"));
    ProcessHandle child = processOf(component).descendants().findFirst().orElseThrow();

    // when
    component.kill();

    // then
    Leftovers.awaitEnd(List.of(child), FakeComponent.LIMIT);
    assertFalse(Leftovers.isRunning(child));
  }

  @Test
  void startingOneOfTheSameNameStopsTheEarlier() throws Exception {
    FakeComponent earlier = bench.start(FakeComponent.script("fake", RUNNING));
    ProcessHandle process = processOf(earlier);
    FakeComponent later = bench.start(FakeComponent.script("fake", RUNNING));
    assertFalse(Leftovers.isRunning(process));
    assertEquals(State.STOPPED, earlier.state());
    assertEquals(List.of(later), bench.components());
  }

  @Test
  void openingOneOfTheSameNameClosesTheEarlier() throws Exception {
    FakeComponent earlier = bench.start(FakeComponent.script("fake", RUNNING));
    try (Workbench again = Workbench.open("life cycle")) {
      assertEquals(State.STOPPED, earlier.state());
      assertEquals(List.of(), again.components());
    }
  }

  @Test
  void nothingIsLeftOfAStartThatIsInterrupted() throws Exception {
    // given a program that never becomes ready
    CompletableFuture<ProcessHandle> process = new CompletableFuture<>();
    FakeComponent component = neverReady(process);
    CompletableFuture<Throwable> thrown = new CompletableFuture<>();
    Thread cell =
        Thread.ofPlatform()
            .start(
                () -> thrown.complete(assertThrows(Throwable.class, () -> bench.start(component))));

    // when
    process.join();
    cell.interrupt();

    // then
    assertInstanceOf(InterruptedException.class, thrown.join());
    assertFalse(Leftovers.isRunning(process.join()));
    assertEquals(State.FAILED, component.state());
    var failure = assertThrows(ComponentFailedException.class, component::use);
    assertTrue(failure.getMessage().startsWith("fake was interrupted while it started."));
  }

  @Test
  void nothingIsLeftOfAStartWhenTheWorkbenchIsClosed() throws Exception {
    // given a program that never becomes ready
    CompletableFuture<ProcessHandle> process = new CompletableFuture<>();
    FakeComponent component = neverReady(process);
    CompletableFuture<Object> started =
        CompletableFuture.supplyAsync(() -> {
          try {
            return bench.start(component);
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });

    // when
    process.join();
    bench.close();

    // then
    var failure = assertThrows(ExecutionException.class, started::get);
    assertInstanceOf(ComponentFailedException.class, failure.getCause());
    assertFalse(Leftovers.isRunning(process.join()));
  }

  private static FakeComponent neverReady(CompletableFuture<ProcessHandle> process) {
    return new FakeComponent(
        "fake",
        here -> {
          ChildProcess child =
              here.start(FakeComponent.shell("exec sleep 600"), FakeComponent.READY, "TERM");
          process.complete(child.process().toHandle());
          child.awaitReady(FakeComponent.LIMIT);
        });
  }

  @Test
  void canBeUsedOnlyBetweenStartAndStop() throws Exception {
    FakeComponent component = new FakeComponent("fake", _ -> {});
    assertTrue(
        assertThrows(IllegalStateException.class, component::use)
            .getMessage()
            .contains("bench.start(…)"));
    bench.start(component);
    assertThrows(IllegalStateException.class, () -> bench.start(component));
    component.close();
    assertTrue(
        assertThrows(IllegalStateException.class, component::use)
            .getMessage()
            .contains("run the cell that starts it again"));
  }

  @Test
  void aNotebookCanGoOnWithoutWhatCannotStart() throws Exception {
    assertTrue(bench.tryStart(FakeComponent.script("fake", "exit 1")).isEmpty());
    assertTrue(bench.tryStart(FakeComponent.script("fake", RUNNING)).isPresent());
  }

  @Test
  void showsATable() throws Exception {
    FakeComponent component = bench.start(FakeComponent.script("<fake>", RUNNING));
    String html = String.valueOf(bench.mimeBundle().get("text/html"));
    assertTrue(html.contains("&lt;fake&gt;"), html);
    assertTrue(html.contains("fake 1.0") && html.contains("ready"), html);
    assertTrue(html.contains(String.valueOf(component.pid().getAsLong())), html);
    component.kill();
    assertTrue(String.valueOf(component.mimeBundle().get("text/plain")).contains("failed"));
  }
}
