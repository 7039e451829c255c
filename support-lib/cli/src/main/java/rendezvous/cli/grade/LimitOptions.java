package rendezvous.cli.grade;

import java.time.Duration;
import picocli.CommandLine.Option;
import rendezvous.cli.CourseFailure;
import rendezvous.cli.ExitCode;
import rendezvous.grader.Limits;

/** The options by which limits are set. */
final class LimitOptions {
  @Option(
      names = "--test-seconds",
      paramLabel = "N",
      defaultValue = "10",
      description = "a test may take so long; default: ${DEFAULT-VALUE}")
  private int test;

  @Option(
      names = "--cpu-seconds",
      paramLabel = "N",
      defaultValue = "120",
      description =
          "the process that runs the tests may use so much processor time; default:"
              + " ${DEFAULT-VALUE}")
  private int processor;

  @Option(
      names = "--memory",
      paramLabel = "MB",
      defaultValue = "256",
      description = "its heap may have so many megabytes; default: ${DEFAULT-VALUE}")
  private int memory;

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "1000",
      description = "it may have so many platform threads; default: ${DEFAULT-VALUE}")
  private int threads;

  @Option(
      names = "--output",
      paramLabel = "KB",
      defaultValue = "8",
      description = "so much of what a test prints is kept; default: ${DEFAULT-VALUE}")
  private int output;

  @Option(
      names = "--disk",
      paramLabel = "MB",
      defaultValue = "1",
      description =
          "what it may write, into a folder in memory, in box L3; default: ${DEFAULT-VALUE}")
  private int disk;

  @Option(
      names = "--compile-seconds",
      paramLabel = "N",
      defaultValue = "10",
      description = "the compiler may take so long; default: ${DEFAULT-VALUE}")
  private int compiling;

  @Option(
      names = "--source",
      paramLabel = "KB",
      defaultValue = "512",
      description = "the sources of a submission may be so long; default: ${DEFAULT-VALUE}")
  private int source;

  @Option(
      names = "--archive",
      paramLabel = "MB",
      defaultValue = "20",
      description =
          "a notebook, or an archive unpacked, may be so large; default: ${DEFAULT-VALUE}")
  private int archive;

  @Option(
      names = "--files",
      paramLabel = "N",
      defaultValue = "200",
      description = "a submission may have so many files; default: ${DEFAULT-VALUE}")
  private int files;

  @Option(
      names = "--depth",
      paramLabel = "N",
      defaultValue = "4",
      description = "folders in it may be so deep; default: ${DEFAULT-VALUE}")
  private int depth;

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

  private static Duration seconds(String option, int value) {
    return Duration.ofSeconds(positive(option, value));
  }

  private static int positive(String option, int value) {
    if (value < 1 || value > 1_000_000) {
      throw new CourseFailure(ExitCode.USAGE, option + " must be at least 1, and is " + value);
    }
    return value;
  }
}
