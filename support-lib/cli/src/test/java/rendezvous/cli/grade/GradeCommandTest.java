package rendezvous.cli.grade;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import rendezvous.cli.Course;
import rendezvous.cli.ExitCode;

@DisplayName("course grade")
class GradeCommandTest {
  private static final int SIGINT = 2;
  private static final String TESTS =
      """
      import static org.junit.jupiter.api.Assertions.assertEquals;
      import org.junit.jupiter.api.DisplayName;
      import org.junit.jupiter.api.Test;
      import rendezvous.grader.Points;

      class TaskTest {
        @Test @Points(2) @DisplayName("It answers")
        void answers() { assertEquals(42, new Task().answer()); }
      }
      """;

  @TempDir private Path folder;
  private Path students;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(
        Files.createDirectories(folder.resolve("exercises/01-task/tests")).resolve("TaskTest.java"),
        TESTS);
    students = Files.createDirectories(folder.resolve("class"));
    handIn("ada", "42");
    handIn("bob", "41");
    handIn("cid", "\"42\"");
    handIn("dan", "hashCode() * 0 + 42");
  }

  private void handIn(String student, String answer) throws IOException {
    Files.writeString(
        students.resolve(student + ".java"),
        "class Task { int answer() { return " + answer + "; } }");
  }

  /** The command in a process of its own, without a box: it is about something else. */
  private Process start(Path students, String out, String... more) throws IOException {
    List<String> command = new ArrayList<>();
    // what runs in the background is deaf to Ctrl-C, and so are its children
    if (OS.LINUX.isCurrentOs()) {
      command.addAll(List.of("env", "--default-signal=INT"));
    }
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Drendezvous.home=" + folder,
            "-Drendezvous.classes=" + folder,
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            Course.class.getName(),
            "grade",
            "--class",
            students.toString(),
            "--exercises",
            folder.resolve("exercises").toString(),
            "--exercise",
            "1",
            "--jobs",
            "1",
            "--out",
            folder.resolve(out).toString()));
    command.addAll(List.of(more));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve(out + ".log").toFile())
        .start();
  }

  private String said(String out) throws IOException {
    return Files.readString(folder.resolve(out + ".log"));
  }

  private int run(Path students, String out, String... more) throws Exception {
    Process process = start(students, out, more);
    assertTrue(process.waitFor(100, TimeUnit.SECONDS), () -> "it does not end: " + out);
    return process.exitValue();
  }

  private static final String[] OPEN = {"--box", "L1", "--i-accept-unsandboxed"};

  private void awaitFirstResult(Process process, String out) throws IOException {
    Path finished = folder.resolve(out).resolve("finished");
    while (process.isAlive() && finished(finished) == 0) {
      LockSupport.parkNanos(10_000_000);
    }
  }

  private static long finished(Path finished) throws IOException {
    if (!Files.isDirectory(finished)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(finished)) {
      return files.filter(file -> file.toString().endsWith(".json")).count();
    }
  }

  private static TreeMap<String, byte[]> reports(Path out) throws IOException {
    TreeMap<String, byte[]> reports = new TreeMap<>();
    try (Stream<Path> files = Files.walk(out)) {
      for (Path file :
          files.filter(Files::isRegularFile).filter(GradeCommandTest::isWhole).toList()) {
        reports.put(out.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    return reports;
  }

  /** Not what was being written when the command was killed. */
  private static boolean isWhole(Path file) {
    return !file.getFileName().toString().startsWith(".");
  }

  private void assertSameReports(String one, String other) throws IOException {
    TreeMap<String, byte[]> first = reports(folder.resolve(one));
    TreeMap<String, byte[]> second = reports(folder.resolve(other));
    assertEquals(first.keySet(), second.keySet());
    first.forEach((name, bytes) -> assertArrayEquals(bytes, second.get(name), name));
  }

  @Test
  @Timeout(300)
  void whatIsFinishedSurvivesAKillAndTheReportsAreTheSame() throws Exception {
    // given
    assertEquals(ExitCode.OK, run(students, "whole", OPEN), () -> "whole");
    Process killed = start(students, "resumed", OPEN);
    awaitFirstResult(killed, "resumed");
    killed.destroyForcibly().waitFor();
    long finished = finished(folder.resolve("resumed/finished"));
    // when
    int code = run(students, "resumed", OPEN);
    // then
    assertEquals(ExitCode.OK, code, said("resumed"));
    assertTrue(finished > 0, "it was killed too early");
    assertTrue(said("resumed").contains("; " + finished + " were done before"), said("resumed"));
    assertTrue(said("resumed").contains("2 of 4 full marks"), said("resumed"));
    assertSameReports("whole", "resumed");
  }

  @Test
  @Timeout(200)
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there are no signals")
  void ctrlCStopsItAndAllThatItHasStarted() throws Exception {
    // given
    handIn(
        "ada", "answer(System.nanoTime()); } int answer(long n) { while (n != 0) n |= 1; return 0");
    handIn("aaa", "42");
    Process process = start(students, "stopped", OPEN);
    awaitFirstResult(process, "stopped");
    List<ProcessHandle> children = process.descendants().toList();
    // when
    new ProcessBuilder("kill", "-" + SIGINT, Long.toString(process.pid())).start().waitFor();
    // then
    assertTrue(process.waitFor(60, TimeUnit.SECONDS), "it does not end");
    assertEquals(128 + SIGINT, process.exitValue(), said("stopped"));
    assertTrue(said("stopped").contains("Stopped. What is finished is kept"), said("stopped"));
    assertFalse(said("stopped").contains("Exception"), said("stopped"));
    assertFalse(children.isEmpty());
    for (ProcessHandle child : children) {
      child.onExit().get(30, TimeUnit.SECONDS);
    }
  }

  @Test
  @Timeout(200)
  void whatCannotBeIsSaidBeforeAnythingIsJudged() throws Exception {
    // given
    Path noZip = Files.writeString(folder.resolve("class.zip"), "no archive");
    Path slip = folder.resolve("slip.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(slip))) {
      zip.putNextEntry(new ZipEntry("../../outside.java"));
    }
    // then
    assertSays("class.zip is not a zip archive", ExitCode.USAGE, noZip);
    assertSays("leaves its folder: ../../outside.java", ExitCode.USAGE, slip);
    assertSays(
        "--memory must be from 1 to 1000000, and is 0", ExitCode.USAGE, students, "--memory", "0");
    assertSays("--i-accept-unsandboxed", ExitCode.SETUP, students, "--box", "L1");
    assertSays("there is no exercise '7'", ExitCode.USAGE, students, "--exercise", "7");
  }

  private void assertSays(String text, int expected, Path students, String... more)
      throws Exception {
    int code = run(students, "refused", more);
    assertEquals(expected, code, said("refused"));
    assertTrue(said("refused").contains(text), said("refused"));
  }
}
