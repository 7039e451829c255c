package rendezvous.grader.judge;

import static org.junit.platform.engine.support.store.NamespacedHierarchicalStore.CloseAction.closeAutoCloseables;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;
import org.junit.jupiter.engine.JupiterTestEngine;
import org.junit.platform.engine.CancellationToken;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.engine.support.store.Namespace;
import org.junit.platform.engine.support.store.NamespacedHierarchicalStore;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;

/** Runs tests by JUnit Jupiter, in the thread that asks for it. Immutable. */
final class TestRunner {
  // It asks Jupiter itself and not the platform's Launcher, which would load the JDK's Flight
  // Recorder into each process. All tests of a class at once, as to look through a class takes
  // longer than most tests. Nothing that the class path might hold takes part: only Jupiter, with
  // its own defaults.

  private final TestEngine engine = new JupiterTestEngine();

  /**
   * Runs tests of a class.
   *
   * @param methods the tests, in the order in which they are to be run
   * @param ended is told of each of them, in this order, what it threw, or nothing if it has passed
   */
  void run(Class<?> type, List<String> methods, Consumer<Optional<Throwable>> ended) {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(
                methods.stream().map(name -> DiscoverySelectors.selectMethod(type, name)).toList())
            .enableImplicitConfigurationParameters(false)
            .build();
    TestDescriptor all = engine.discover(request, UniqueId.forEngine(engine.getId()));
    for (TestDescriptor testClass : all.getChildren()) {
      List<TestDescriptor> found = List.copyOf(testClass.getChildren());
      found.forEach(testClass::removeChild);
      methods.stream()
          .flatMap(name -> found.stream().filter(each -> name.equals(method(each))))
          .forEach(testClass::addChild);
    }
    Listener listener = new Listener(methods, ended);
    try (var ofSession = new NamespacedHierarchicalStore<Namespace>(null, closeAutoCloseables());
        var ofRequest = ofSession.newChild()) {
      engine.execute(
          ExecutionRequest.create(
              all,
              listener,
              request.getConfigurationParameters(),
              request.getOutputDirectoryCreator(),
              ofRequest,
              CancellationToken.disabled()));
    }
    listener.tellOfOthers();
  }

  /** The name of a test method; null if it is none. */
  private static String method(TestDescriptor test) {
    return test.getSource().orElse(null) instanceof MethodSource source
        ? source.getMethodName()
        : null;
  }

  private static final class Listener implements EngineExecutionListener {
    private final Queue<String> waiting;
    private final Consumer<Optional<Throwable>> ended;
    private Throwable ofClass;

    Listener(List<String> methods, Consumer<Optional<Throwable>> ended) {
      this.waiting = new ArrayDeque<>(methods);
      this.ended = ended;
    }

    @Override
    public void executionFinished(TestDescriptor test, TestExecutionResult result) {
      Optional<Throwable> thrown =
          result.getStatus() == TestExecutionResult.Status.SUCCESSFUL
              ? Optional.empty()
              : Optional.of( // what is aborted has not passed either
                  result
                      .getThrowable()
                      .orElseGet(() -> new AssertionError("the test was aborted")));
      if (test.isTest()) {
        while (!method(test).equals(waiting.remove())) {
          ended.accept(notRun());
        }
        ended.accept(thrown);
      } else if (ofClass == null) {
        ofClass = thrown.orElse(null);
      }
    }

    /** Those that were not run, perhaps because the class cannot be used. */
    void tellOfOthers() {
      for (; !waiting.isEmpty(); waiting.remove()) {
        ended.accept(notRun());
      }
    }

    private Optional<Throwable> notRun() {
      return Optional.of(
          Objects.requireNonNullElseGet(
              ofClass, () -> new IllegalStateException("the test was not run")));
    }
  }
}
