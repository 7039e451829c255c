package rendezvous.cli.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rendezvous.cli.CourseFailure;
import rendezvous.cli.Project;
import rendezvous.cli.RemovedTree;
import rendezvous.cli.process.Progress;
import rendezvous.lab.Machine;

/**
 * {@code course bench grading}: what {@code course grade} takes for a submission of twenty tests,
 * beside what else is used for that. All run the same tests of the same submission, by turns.
 */
final class GradingBench {
  /** The class has so many: what is done once for a class is shared by all of them. */
  private static final int STUDENTS = 30;

  private static final String TEST = "StockTest";
  private static final String FULL_MARKS = STUDENTS + " of " + STUDENTS + " full marks";

  private final Project project;
  private final Path folder;
  private final Path log;
  private final Map<Contestant, List<Usage>> usages = new LinkedHashMap<>();

  GradingBench(Project project) {
    this.project = project;
    this.folder = project.target().resolve("bench").resolve("grading");
    this.log = folder.resolve("last.log");
  }

  /** Measures, and gives the report. */
  GradingPage run(int rounds) throws IOException, InterruptedException {
    if (!System.getProperty("os.name").equals("Linux")) {
      throw CourseFailure.setup(
          "this measurement needs Linux, and the right to make a control group: root has it");
    }
    Machine machine = Machine.now(); // before this program is its load
    try (Progress progress = Progress.of("Preparing")) {
      prepare();
      progress.done("in %d s".formatted(progress.elapsed().toSeconds()));
    }
    String box = "";
    for (int round = 1; round <= rounds; round++) {
      try (Progress progress = Progress.of("Round %d of %d".formatted(round, rounds))) {
        for (Contestant contestant : Contestant.values()) {
          progress.detail(contestant.title());
          for (int turn = 0; turn < contestant.turns(); turn++) {
            usages.computeIfAbsent(contestant, _ -> new ArrayList<>()).add(turn(contestant));
          }
          box = contestant == Contestant.COURSE ? box() : box;
        }
        progress.done("in %d s".formatted(progress.elapsed().toSeconds()));
      }
    }
    return new GradingPage(machine, box, STUDENTS, usages);
  }

  // --- what there is to be judged

  private void prepare() throws IOException, InterruptedException {
    RemovedTree.of(folder);
    write("stock/tests/StockTest.java", "StockTest.java");
    for (int student = 1; student <= STUDENTS; student++) {
      write("class/student-%02d.java".formatted(student), "Stock.java");
    }
    write("warm-up/student.java", "Stock.java");
    for (String sources : List.of("sources/", "maven/src/test/java/")) {
      write(sources + "StockTest.java", "StockTest.java");
      write(sources + "rendezvous/grader/Points.java", "Points.java");
    }
    write("sources/Stock.java", "Stock.java");
    write("maven/src/main/java/Stock.java", "Stock.java");
    write("maven/pom.xml", "pom.xml");
    List<String> fetch =
        project.buildScript(
            "maven",
            "-q",
            "-f",
            folder.resolve("maven/pom.xml").toString(),
            "test",
            "dependency:copy");
    Usage.of(folder, log, fetch); // so that Maven has what it needs without the network
    Usage.of(folder, log, compile("precompiled"));
    Usage.of(folder, log, grade("warm-up", "warmed-up")); // makes the cache to start from
  }

  private void write(String file, String resource) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    try (InputStream in = GradingBench.class.getResourceAsStream("stock/" + resource)) {
      Files.copy(in, path);
    }
  }

  // --- turns

  private Usage turn(Contestant contestant) throws IOException, InterruptedException {
    return switch (contestant) {
      case COURSE -> {
        RemovedTree.of(folder.resolve("graded"));
        Usage all = Usage.of(folder, log, grade("class", "graded"));
        if (!Files.readString(log).contains(FULL_MARKS)) {
          throw CourseFailure.setup("not all have full marks: see " + log);
        }
        yield all.each(STUDENTS);
      }
      case CONSOLE -> Usage.of(folder, log, console("precompiled"));
      case JAVAC -> {
        RemovedTree.of(folder.resolve("compiled"));
        Usage compiling = Usage.of(folder, log, compile("compiled"));
        yield compiling.plus(Usage.of(folder, log, console("compiled")));
      }
      case MAVEN -> {
        RemovedTree.of(folder.resolve("maven/target"));
        String maven = project.home().resolve("support-lib/mvnw").toString();
        yield Usage.of(folder.resolve("maven"), log, List.of(maven, "-q", "-o", "test"));
      }
    };
  }

  private List<String> grade(String students, String out) {
    return List.of(
        project.home().resolve("course").toString(),
        "grade",
        "--class",
        folder.resolve(students).toString(),
        "--exercises",
        folder.resolve("stock").toString(),
        "--out",
        folder.resolve(out).toString(),
        "--jobs",
        "1");
  }

  private List<String> compile(String out) {
    return List.of(
        tool("javac"),
        "-d",
        out,
        "-cp",
        "console.jar",
        "sources/Stock.java",
        "sources/StockTest.java",
        "sources/rendezvous/grader/Points.java");
  }

  private List<String> console(String classes) {
    return List.of(
        tool("java"),
        "-jar",
        "console.jar",
        "execute",
        "-cp",
        classes,
        "-c",
        TEST,
        "--disable-banner",
        "--details=none");
  }

  private static String tool(String name) {
    return Path.of(System.getProperty("java.home"), "bin", name).toString();
  }

  private String box() throws IOException {
    return Files.readAllLines(log).stream()
        .filter(line -> line.startsWith("Box "))
        .findFirst()
        .orElse("Box unknown");
  }
}
