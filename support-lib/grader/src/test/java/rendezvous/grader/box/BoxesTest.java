package rendezvous.grader.box;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rendezvous.grader.Limits;
import rendezvous.grader.judge.Judging;

@DisplayName("A box")
class BoxesTest {
  private static final List<Path> CLASSES = List.of(placeOf(Escape.class), placeOf(Box.class));

  private static Path placeOf(Class<?> type) {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath());
  }

  private static Box box(Box.Level level) throws InterruptedException {
    Boxes boxes = new Boxes(Judging.probe());
    Optional<Box> box = boxes.of(level);
    assumeTrue(box.isPresent(), () -> boxes.refusals().toString());
    return box.get();
  }

  private static String output(Process process) throws Exception {
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(30, TimeUnit.SECONDS));
    return said + errors;
  }

  @ParameterizedTest
  @EnumSource(names = {"L2", "L3"})
  void nothingGetsOut(Box.Level level, @TempDir Path folder) throws Exception {
    // given
    Box box = box(level);
    Path canary = Files.writeString(folder.resolve("canary"), "sings");
    try (ServerSocket listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      listener.setSoTimeout(1);
      JavaProgram program =
          new JavaProgram(
              List.of("-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
              List.of(),
              CLASSES,
              Escape.class.getName(),
              List.of(
                  canary.toString(), folder.toString(), Integer.toString(listener.getLocalPort())));
      // when
      String said = output(box.start(program, Limits.DEFAULT));
      // then
      assertTrue(said.contains("done"), said);
      assertFalse(said.contains("escaped"), said);
      assertEquals("sings", Files.readString(canary));
      try (var files = Files.list(folder)) {
        assertEquals(1, files.count());
      }
      assertEquals("Accept timed out", timeout(listener));
    }
  }

  private static String timeout(ServerSocket listener) {
    try {
      listener.accept().close();
      return "somebody has connected";
    } catch (IOException e) {
      return e.getMessage();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"L2", "L3"})
  void processorTimeIsLimited(Box.Level level) throws Exception {
    // given
    Limits limits = Limits.DEFAULT.withProcessor(Duration.ofSeconds(1));
    JavaProgram program =
        new JavaProgram(List.of("-Xint"), List.of(), CLASSES, Spin.class.getName(), List.of());
    // when
    Process process = box(level).start(program, limits);
    // then
    assertTrue(process.waitFor(50, TimeUnit.SECONDS));
    assertTrue(process.exitValue() > 128, () -> "exit code " + process.exitValue());
  }

  /** Never ends. */
  static final class Spin {
    public static void main(String[] args) {
      while (true) {
        Thread.onSpinWait();
      }
    }
  }

  @Test
  void theWeakestIsEverywhere() throws Exception {
    assertEquals(Optional.of(Box.OPEN), new Boxes(Judging.probe()).of(Box.Level.L1));
  }
}
