package rendezvous.grader;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Looks after each test whether threads that it has started are still there. */
final class LeftBehind implements BeforeTestExecutionCallback, AfterTestExecutionCallback {
  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(LeftBehind.class);

  // Threads that are about to end need a moment, on a busy machine a longer one.
  private static final int LOOKS = 200;
  private static final long MILLIS_BETWEEN_LOOKS = 5;

  @Override
  public void beforeTestExecution(ExtensionContext context) {
    context.getStore(NAMESPACE).put("before", Set.copyOf(LiveThreads.all()));
  }

  @Override
  public void afterTestExecution(ExtensionContext context) throws InterruptedException {
    Set<?> before = context.getStore(NAMESPACE).get("before", Set.class);
    List<Thread> left = startedSince(before);
    for (int i = 0; i < LOOKS && !left.isEmpty(); i++) {
      Thread.sleep(MILLIS_BETWEEN_LOOKS);
      left = startedSince(before);
    }
    if (!left.isEmpty() && context.getExecutionException().isEmpty()) {
      throw new LeakFailure(
          left.stream().map(LeakFailure.Left::of).collect(Collectors.toUnmodifiableList()));
    }
  }

  private static List<Thread> startedSince(Set<?> before) {
    return LiveThreads.all().stream().filter(thread -> !before.contains(thread)).toList();
  }
}
