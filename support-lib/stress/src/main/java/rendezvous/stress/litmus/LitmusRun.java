package rendezvous.stress.litmus;

import java.util.ArrayList;
import java.util.List;
import org.openjdk.jcstress.Main;

/** Runs the litmus tests; ends with an exit code other than 0 if one fails. */
public final class LitmusRun {
  private LitmusRun() {}

  /**
   * Runs.
   *
   * @param args {@code quick} for one process a test, in which the second compiler orders the
   *     instructions by chance, or {@code full} for all compilers against each other; the folder
   *     for jcstress's reports; a regular expression of the tests
   */
  public static void main(String[] args) throws Exception {
    List<String> options = new ArrayList<>();
    options.addAll(List.of("-v", "-m", "quick", "-af", "NONE", "-r", args[1], "-t", args[2]));
    if (args[0].equals("quick")) {
      options.addAll(
          List.of(
              "-iters",
              "3",
              "-sc",
              "false",
              "-jvmArgs",
              "-XX:+UnlockDiagnosticVMOptions -XX:+StressLCM -XX:+StressGCM"));
    }
    Main.main(options.toArray(String[]::new));
  }
}
