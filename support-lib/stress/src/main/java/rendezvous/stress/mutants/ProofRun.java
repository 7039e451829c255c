package rendezvous.stress.mutants;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;

import java.util.ArrayList;
import java.util.List;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs JUnit tests in a process of its own, which ends at the first failure: with {@link #PASSED},
 * {@link #FAILED} and the test's name on standard output, {@link #NOTHING_RAN}, or {@link
 * #NOT_RUNNABLE} if a class is missing: that proves nothing.
 */
final class ProofRun {
  static final int PASSED = 0;
  static final int FAILED = 10;
  static final int NOTHING_RAN = 11;
  static final int NOT_RUNNABLE = 12;
  private static final int LONGEST_LINE = 100;
  static final String FAILURE = "failed: ";

  private ProofRun() {}

  /** Takes names of packages and of classes. */
  public static void main(String[] tests) {
    List<DiscoverySelector> selectors = new ArrayList<>();
    for (String test : tests) {
      selectors.add(isClass(test) ? selectClass(test) : selectPackage(test));
    }
    StopAtFailure listener = new StopAtFailure();
    Launcher launcher = LauncherFactory.create();
    launcher.execute(
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectors)
            .configurationParameter("junit.jupiter.execution.timeout.default", "30 s")
            .build(),
        listener);
    // Threads that a mutant has left hanging must not keep the process alive.
    Runtime.getRuntime().halt(listener.passed == 0 ? NOTHING_RAN : PASSED);
  }

  private static boolean isClass(String name) {
    return Character.isUpperCase(name.charAt(name.lastIndexOf('.') + 1));
  }

  private static final class StopAtFailure implements TestExecutionListener {
    private int passed;

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
      switch (result.getStatus()) {
        case FAILED -> {
          if (result.getThrowable().orElse(null) instanceof LinkageError unfit) {
            unfit.printStackTrace(System.out);
            Runtime.getRuntime().halt(NOT_RUNNABLE);
          }
          Throwable thrown = result.getThrowable().orElseThrow();
          System.out.println(FAILURE + test.getLegacyReportingName() + ", " + firstLine(thrown));
          thrown.printStackTrace(System.out);
          System.out.flush();
          Runtime.getRuntime().halt(FAILED);
        }
        case SUCCESSFUL -> passed += test.isTest() ? 1 : 0;
        case ABORTED -> {}
      }
    }

    private static String firstLine(Throwable thrown) {
      String text = String.valueOf(thrown.getMessage()).lines().findFirst().orElse("");
      return text.substring(0, Math.min(text.length(), LONGEST_LINE));
    }
  }
}
