package rendezvous.grader.judge;

import java.util.Optional;
import org.junit.jupiter.engine.JupiterTestEngine;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs single tests through the JUnit Platform. */
final class TestRunner {
  // Nothing that the class path might hold takes part: only Jupiter, with its own defaults.
  private final Launcher launcher =
      LauncherFactory.create(
          LauncherConfig.builder()
              .enableTestEngineAutoRegistration(false)
              .enableLauncherSessionListenerAutoRegistration(false)
              .enableLauncherDiscoveryListenerAutoRegistration(false)
              .enableTestExecutionListenerAutoRegistration(false)
              .enablePostDiscoveryFilterAutoRegistration(false)
              .addTestEngines(new JupiterTestEngine())
              .build());

  /**
   * Runs a test.
   *
   * @return what it threw, or empty if it has passed
   */
  Optional<Throwable> run(Class<?> type, String method) {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(DiscoverySelectors.selectMethod(type, method))
            .enableImplicitConfigurationParameters(false)
            .build();
    Listener listener = new Listener();
    launcher.execute(request, listener);
    return listener.passed
        ? Optional.empty()
        : Optional.of(
            listener.thrown == null
                ? new IllegalStateException("the test was not run")
                : listener.thrown);
  }

  private static final class Listener implements TestExecutionListener {
    private boolean passed;
    private Throwable thrown;

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
      boolean succeeded = result.getStatus() == TestExecutionResult.Status.SUCCESSFUL;
      if (test.isTest()) {
        passed = succeeded && thrown == null;
      }
      if (!succeeded && thrown == null) {
        // also of the class around the test; what is aborted has not passed either
        passed = false;
        thrown = result.getThrowable().orElseGet(() -> new AssertionError("the test was aborted"));
      }
    }
  }
}
