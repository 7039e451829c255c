package rendezvous.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;
import rendezvous.cli.bench.BenchCommand;
import rendezvous.cli.check.CheckCommand;
import rendezvous.cli.clean.CleanCommand;
import rendezvous.cli.doctor.DoctorCommand;
import rendezvous.cli.grade.GradeCommand;
import rendezvous.cli.image.ImageCommand;
import rendezvous.cli.image.PrepareCommand;
import rendezvous.cli.lab.LabCommand;
import rendezvous.cli.run.RunCommand;
import rendezvous.cli.test.TestCommand;

/**
 * The {@code course} command: says what there is to do, and turns what happens into an exit code.
 */
@Command(
    name = "course",
    description = {
      "Rendezvous: getting results back from concurrent work, in Java 25.",
      "Start with `./course run`, or with `./course lab` to work in the browser.%n"
    },
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    scope = CommandLine.ScopeType.INHERIT,
    versionProvider = Course.Version.class,
    subcommands = {
      RunCommand.class,
      LabCommand.class,
      CheckCommand.class,
      GradeCommand.class,
      TestCommand.class,
      BenchCommand.class,
      DoctorCommand.class,
      ImageCommand.class,
      PrepareCommand.class,
      CleanCommand.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "  0:it did what was asked",
      "  1:a notebook, a check, a test or a measurement failed",
      "  2:the command line is wrong: an unknown option, command, notebook, exercise or workload",
      "  3:it could not run: a tool is missing, set-up failed, a port is taken, the disk is full",
      "130:interrupted (Ctrl-C); 143: terminated"
    })
public final class Course implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "no command given: run, lab, check, grade, test, bench, doctor, image or clean");
  }

  /** Runs the command and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(execute(args));
  }

  static int execute(String... args) {
    return new CommandLine(new Course())
        .setExecutionExceptionHandler((error, _, _) -> report(error))
        .setParameterExceptionHandler((error, _) -> misused(error))
        .setUsageHelpWidth(100)
        .execute(args);
  }

  private static int misused(ParameterException error) {
    String command = error.getCommandLine().getCommandSpec().qualifiedName(" ");
    System.err.println("course: " + error.getMessage());
    UnmatchedArgumentException.printSuggestions(error, new PrintWriter(System.err, true));
    System.err.println("`./" + command + " --help` says what there is.");
    return ExitCode.USAGE;
  }

  private static int report(Exception error) {
    switch (error) {
      case CourseFailure failure -> {
        System.err.println("course: " + failure.getMessage());
        return failure.exitCode();
      }
      case InvalidSyllabusException invalid -> {
        System.err.println("course: " + invalid.getMessage());
        return ExitCode.SETUP;
      }
      case UncheckedIOException unchecked -> {
        return report(unchecked.getCause());
      }
      case IOException io -> {
        System.err.println("course: " + explain(io));
        return ExitCode.SETUP;
      }
      default -> {
        System.err.println("course: this is a mistake in the course command itself:");
        error.printStackTrace();
        return ExitCode.SETUP;
      }
    }
  }

  private static String explain(IOException error) {
    String message = String.valueOf(error.getMessage());
    if (message.contains("No space left on device") || message.contains("Disk quota exceeded")) {
      return "the disk is full ("
          + message
          + "). `./course clean` removes what the course has made.";
    }
    return error instanceof FileSystemException
        ? "a file cannot be read or written: "
            + message
            + " ("
            + error.getClass().getSimpleName()
            + ")"
        : message;
  }

  /** The version and what it runs on. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {
        "course 1.0, JDK " + Runtime.version() + " in " + System.getProperty("java.home")
      };
    }
  }
}
