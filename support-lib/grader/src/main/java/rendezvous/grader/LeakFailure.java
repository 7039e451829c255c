package rendezvous.grader;

import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;

/** A test has ended, and threads that it has started have not. */
public final class LeakFailure extends AssertionError {
  @Serial private static final long serialVersionUID = 1;
  private static final int MOST_TOLD = 20;

  private final transient List<Left> threads;

  /**
   * A thread that is left.
   *
   * @param name its name, or what kind of thread it is if it has none
   * @param state what it does
   * @param where its stack, innermost first
   */
  public record Left(String name, Thread.State state, List<StackTraceElement> where) {

    /** A thread as it is now. */
    public static Left of(Thread thread) {
      String kind = thread.isVirtual() ? "virtual thread" : "thread"; // its number changes
      String name = thread.getName().isEmpty() ? kind : kind + " \"" + thread.getName() + '"';
      return new Left(name, thread.getState(), List.of(thread.getStackTrace()));
    }
  }

  LeakFailure(List<Left> threads) {
    super(
        "threads are left behind: "
            + threads.stream()
                .limit(MOST_TOLD)
                .map(left -> left.name() + " (" + left.state() + ") at " + left.where())
                .collect(Collectors.joining("; ")));
    this.threads = List.copyOf(threads);
  }

  /** The threads that are left. */
  public List<Left> threads() {
    return threads;
  }
}
