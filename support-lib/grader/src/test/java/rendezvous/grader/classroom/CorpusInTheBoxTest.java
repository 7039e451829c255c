package rendezvous.grader.classroom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import rendezvous.grader.Limits;
import rendezvous.grader.Verdict;
import rendezvous.grader.box.Box;
import rendezvous.grader.box.Boxes;
import rendezvous.grader.compile.Source;
import rendezvous.grader.corpus.Corpus;
import rendezvous.grader.corpus.Sample;
import rendezvous.grader.exercise.ExerciseFolder;
import rendezvous.grader.judge.Judging;
import rendezvous.grader.judge.StartupCache;
import rendezvous.grader.report.GradedSubmission;

/**
 * The whole corpus with {@code course test --thorough}. Else all that is refused before it is run,
 * and of what is run, which takes its time, some of each family.
 */
@DisplayName("The corpus, graded in the box")
class CorpusInTheBoxTest {
  private static final boolean THOROUGH = Boolean.getBoolean("rendezvous.thorough");
  private static final int OF_A_FAMILY = 2;
  private static final int JOBS = 2;

  /** Attacks need not wait for what never comes. */
  private static final Limits OF_ATTACKS =
      new Limits(
          Duration.ofSeconds(2),
          Duration.ofSeconds(60),
          128,
          500,
          8,
          1,
          Duration.ofSeconds(10),
          512,
          20,
          200,
          4);

  private final Map<String, ExerciseFolder> exercises = new LinkedHashMap<>();

  @TempDir private Path folder;

  @Test
  @Timeout(2400)
  void noAttackGetsWhatItWants() throws Exception {
    // given
    String secret = System.getenv("RENDEZVOUS_SECRET");
    assertNotNull(secret, "the build sets it");
    Path canary = Files.createDirectories(folder.resolve("canary"));
    Path bird = Files.writeString(canary.resolve("canary.txt"), "sings");
    Set<ProcessHandle> before = ProcessHandle.current().children().collect(Collectors.toSet());
    List<Sample> attacks = Corpus.attacks();
    if (!THOROUGH) {
      attacks = someOfEachFamily(attacks);
    }
    List<GradedSubmission> results;
    try (ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      List<HandedIn> handedIn = new ArrayList<>();
      for (Sample attack : attacks) {
        handedIn.add(handIn(attack.aimedAt(canary.toString(), listener.getLocalPort())));
      }
      // when
      results = grade(handedIn, OF_ATTACKS);
      // then
      listener.setSoTimeout(1);
      assertThrows(SocketTimeoutException.class, listener::accept, "somebody has called");
    }
    assertEquals("sings", Files.readString(bird));
    try (Stream<Path> files = Files.list(canary)) {
      assertEquals(List.of(bird), files.toList());
    }
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < attacks.size(); i++) {
      if (!isStopped(attacks.get(i), results.get(i)) || results.toString().contains(secret)) {
        wrong.add("expected %s%n  %s".formatted(attacks.get(i).head(), results.get(i)));
      }
    }
    assertTrue(wrong.isEmpty(), () -> String.join("\n", wrong));
    for (ProcessHandle child : ProcessHandle.current().children().toList()) {
      if (!before.contains(child)) {
        child.onExit().get(30, TimeUnit.SECONDS);
      }
    }
  }

  @Test
  @Timeout(1200)
  void noHonestSolutionIsRefused() throws Exception {
    // given
    List<Sample> samples =
        Stream.of(Corpus.controls(), Corpus.honest())
            .flatMap(all -> THOROUGH ? all.stream() : oneOfEachExercise(all).stream())
            .toList();
    List<HandedIn> handedIn = new ArrayList<>();
    for (Sample sample : samples) {
      handedIn.add(handIn(sample));
    }
    // when
    List<GradedSubmission> results = grade(handedIn, Limits.DEFAULT);
    // then
    List<GradedSubmission> wrong = results.stream().filter(each -> !each.passed()).toList();
    assertEquals(samples.size(), results.size());
    assertTrue(
        wrong.isEmpty(),
        () -> wrong.stream().map(Object::toString).collect(Collectors.joining("\n")));
  }

  private static List<Sample> someOfEachFamily(List<Sample> attacks) {
    Map<String, Integer> run = new HashMap<>();
    return attacks.stream()
        .filter(attack ->
            attack.verdicts().stream().allMatch(Verdict::isOfWholeSubmission)
                || run.merge(attack.says("family").orElseThrow(), 1, Integer::sum) <= OF_A_FAMILY)
        .toList();
  }

  private static List<Sample> oneOfEachExercise(List<Sample> samples) {
    Map<String, Sample> first = new LinkedHashMap<>();
    samples.forEach(each -> first.putIfAbsent(each.exercise(), each));
    return List.copyOf(first.values());
  }

  private HandedIn handIn(Sample sample) throws IOException {
    if (!exercises.containsKey(sample.exercise())) {
      exercises.put(sample.exercise(), ExerciseFolder.read(Corpus.exercises(), sample.exercise()));
    }
    Path place = Files.createDirectories(folder.resolve("class").resolve(sample.name()));
    for (Source source : sample.sources()) {
      Files.writeString(place.resolve(source.name()), source.text());
    }
    copyOthers(sample.path(), place);
    return HandedIn.at(sample.name(), sample.exercise(), place);
  }

  /** Files that are no sources, but want to be found. */
  private static void copyOthers(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        if (!file.toString().endsWith(".java")) {
          Path copy = to.resolve(from.relativize(file).toString());
          Files.createDirectories(copy.getParent());
          Files.copy(file, copy);
        }
      }
    }
  }

  private List<GradedSubmission> grade(List<HandedIn> handedIn, Limits limits) throws Exception {
    Boxes boxes = new Boxes(Judging.probe());
    Box box = boxes.strongest();
    assumeTrue(
        box.level() != Box.Level.L1, () -> "no box to put attacks into: " + boxes.refusals());
    Judging judging = new Judging(box, limits, false, StartupCache.NONE);
    try (Grading grading =
        new Grading(List.copyOf(exercises.values()), judging, JOBS, folder.resolve("finished"))) {
      return grading.run(handedIn, done -> {});
    }
  }

  private static boolean isStopped(Sample attack, GradedSubmission result) {
    return result.points() <= attack.mostPoints()
        && result.tests().stream()
            .allMatch(test -> test.passed() || isMeant(test.status(), attack.verdicts()));
  }

  /**
   * What is run may also be too slow here, as on any busy machine, or fail a test before its attack
   * begins: it has won nothing by that.
   */
  private static boolean isMeant(Verdict verdict, List<Verdict> meant) {
    return meant.contains(verdict)
        || !meant.stream().allMatch(Verdict::isOfWholeSubmission)
            && (verdict == Verdict.TIMEOUT
                || verdict == Verdict.CRASHED
                || verdict == Verdict.FAIL);
  }
}
