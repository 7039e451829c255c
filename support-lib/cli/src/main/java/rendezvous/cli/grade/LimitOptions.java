package rendezvous.cli.grade;

import java.time.Duration;
import picocli.CommandLine.Option;
import rendezvous.cli.CourseFailure;
import rendezvous.cli.ExitCode;
import rendezvous.grader.Limits;

/** The options by which limits are set. */
final class LimitOptions {
  private static final int MOST = 1_000_000;

  @Option(
      names = "--test-seconds",
      paramLabel = "N",
      description = "a test may take so long; default: ${DEFAULT-VALUE}")
  private int test = seconds(Limits.DEFAULT.test());

  @Option(
      names = "--cpu-seconds",
      paramLabel = "N",
      description =
          "the process that runs the tests may use so much processor time; default:"
              + " ${DEFAULT-VALUE}")
  private int processor = seconds(Limits.DEFAULT.processor());

  @Option(
      names = "--memory",
      paramLabel = "MB",
      description = "its heap may have so many megabytes; default: ${DEFAULT-VALUE}")
  private int memory = Limits.DEFAULT.memory();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "it may have so many platform threads; default: ${DEFAULT-VALUE}")
  private int threads = Limits.DEFAULT.threads();

  @Option(
      names = "--output",
      paramLabel = "KB",
      description = "so much of what a test prints is kept; default: ${DEFAULT-VALUE}")
  private int output = Limits.DEFAULT.output();

  @Option(
      names = "--disk",
      paramLabel = "MB",
      description =
          "what it may write, into a folder in memory, in box L3; default: ${DEFAULT-VALUE}")
  private int disk = Limits.DEFAULT.disk();

  @Option(
      names = "--compile-seconds",
      paramLabel = "N",
      description = "the compiler may use so much processor time; default: ${DEFAULT-VALUE}")
  private int compiling = seconds(Limits.DEFAULT.compiling());

  @Option(
      names = "--source",
      paramLabel = "KB",
      description = "the sources of a submission may be so long; default: ${DEFAULT-VALUE}")
  private int source = Limits.DEFAULT.source();

  @Option(
      names = "--archive",
      paramLabel = "MB",
      description =
          "a notebook, or an archive unpacked, may be so large; default: ${DEFAULT-VALUE}")
  private int archive = Limits.DEFAULT.archive();

  @Option(
      names = "--files",
      paramLabel = "N",
      description = "a submission may have so many files; default: ${DEFAULT-VALUE}")
  private int files = Limits.DEFAULT.files();

  @Option(
      names = "--depth",
      paramLabel = "N",
      description = "folders in it may be so deep; default: ${DEFAULT-VALUE}")
  private int depth = Limits.DEFAULT.depth();

  Limits limits() {
    return new Limits(
        seconds("--test-seconds", test),
        seconds("--cpu-seconds", processor),
        positive("--memory", memory),
        positive("--threads", threads),
        positive("--output", output),
        positive("--disk", disk),
        seconds("--compile-seconds", compiling),
        positive("--source", source),
        positive("--archive", archive),
        positive("--files", files),
        positive("--depth", depth));
  }

  private static int seconds(Duration time) {
    return Math.toIntExact(time.toSeconds());
  }

  private static Duration seconds(String option, int value) {
    return Duration.ofSeconds(positive(option, value));
  }

  private static int positive(String option, int value) {
    if (value < 1 || value > MOST) {
      throw new CourseFailure(
          ExitCode.USAGE, "%s must be from 1 to %d, and is %d".formatted(option, MOST, value));
    }
    return value;
  }
}
