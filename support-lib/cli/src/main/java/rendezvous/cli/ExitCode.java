package rendezvous.cli;

/** What the command's exit codes mean; {@code course --help} prints the same list. */
public final class ExitCode {
  /** It did what was asked. */
  public static final int OK = 0;

  /** It ran, and a notebook, a check, a test or a measurement failed. */
  public static final int FAILED = 1;

  /** The command line is wrong: an unknown option, command, notebook, exercise or workload. */
  public static final int USAGE = 2;

  /** It could not run: a tool is missing, set-up failed, a port is taken, the disk is full. */
  public static final int SETUP = 3;

  private ExitCode() {}
}
