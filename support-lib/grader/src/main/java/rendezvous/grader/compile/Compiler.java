package rendezvous.grader.compile;

import java.io.IOException;
import java.util.List;

/** Compiles submissions together with tests; here, or in a process of its own. */
public interface Compiler extends AutoCloseable {
  /**
   * Compiles a submission and the tests that use it.
   *
   * @throws IOException if no process can be started that does
   * @throws InterruptedException if interrupted while waiting
   */
  Compiled compile(List<Source> submission, List<Source> tests)
      throws IOException, InterruptedException;

  /** Ends what was started; nothing if nothing was. */
  @Override
  default void close() {}
}
