package rendezvous.grader.judge;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import rendezvous.grader.Verdict;

/**
 * Runs tests in processes of their own, of which one may be kept ready: started, and warm, before
 * it is asked for. Safe for use by several threads, which do not wait for each other.
 */
public final class Judges implements AutoCloseable {
  /** How often a process that had to be given up is followed by another one. */
  private static final int MOST_RESTARTS = 3;

  private final Judging judging;
  private final boolean again;

  // mutable state, guarded by this
  private JudgeProcess ready;
  private boolean closed;

  /**
   * Nothing is started yet.
   *
   * @param judging how processes are started
   * @param again whether a process in which nothing was left behind is used again, for code that
   *     one trusts; else each request gets a new one
   */
  public Judges(Judging judging, boolean again) {
    this.judging = judging;
    this.again = again;
  }

  /** Starts a process, so that it is warm when it is needed; does nothing if one is ready. */
  public synchronized void prepare() throws IOException {
    if (ready != null && !ready.isAlive()) { // killed, perhaps because memory was short
      ready.close();
      ready = null;
    }
    if (ready == null && !closed) {
      ready = JudgeProcess.start(judging);
    }
  }

  private synchronized JudgeProcess take() throws IOException {
    prepare();
    JudgeProcess taken = ready;
    ready = null;
    if (taken == null) {
      throw new IOException("no more is judged here: this is closed");
    }
    return taken;
  }

  /**
   * Runs the tests of a request; a test that must be stopped does not keep the others from running.
   *
   * @return a report for each test of each run, in the order of the request
   * @throws IOException if no process can be started
   * @throws InterruptedException if interrupted while waiting
   */
  public List<TestReport> judge(Request request) throws IOException, InterruptedException {
    List<TestReport> reports = new ArrayList<>();
    for (int starts = 0; reports.size() < request.reports(); starts++) {
      if (starts > MOST_RESTARTS * request.runs()) {
        reports.add(
            TestReport.of(Verdict.CRASHED, "Not run: too many tests before it had to be stopped."));
      } else {
        reports.addAll(ask(request.from(reports.size())));
      }
    }
    return reports;
  }

  private List<TestReport> ask(Request request) throws IOException, InterruptedException {
    JudgeProcess judge = take();
    try {
      return judge.judge(request);
    } finally {
      giveBack(judge);
    }
  }

  private synchronized void giveBack(JudgeProcess judge) {
    if (again && judge.isClean() && ready == null && !closed) {
      ready = judge;
    } else {
      judge.close();
    }
  }

  /** Kills the process that is ready. */
  @Override
  public synchronized void close() {
    closed = true;
    if (ready != null) {
      ready.close();
      ready = null;
    }
  }
}
