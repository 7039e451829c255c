package rendezvous.grader.judge;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import rendezvous.grader.Limits;
import rendezvous.grader.LiveThreads;
import rendezvous.grader.Schedules;
import rendezvous.grader.Verdict;

/**
 * The process that runs tests. Warms up, and then, again and again, says that it is ready, takes a
 * request from standard input, and writes a report for each test to standard output, which tests
 * cannot reach by {@code System.out}, signed with a key that it has been told first. It ends with
 * the process that has started it, and gives up when a test does not end or memory is short.
 */
public final class JudgeMain {
  /** Arguments: to warm up first, or not; to do nothing; to do once what is done, and end. */
  static final String WARM = "warm";

  static final String COLD = "cold";
  static final String PROBE = "probe";
  static final String TRAINING = "training";

  // immutable state
  private final Reports reports;
  private final int threads;
  private final Capture printed;
  private final TestRunner runner = new TestRunner();

  private final BlockingQueue<Request> requests = new LinkedBlockingQueue<>();

  // mutable state
  private volatile Explanation explanation = new Explanation(Set.of()); // of the running request

  private JudgeMain(DataOutputStream out, Frames frames, int threads, int kilobytes) {
    this.threads = threads;
    this.printed = new Capture(kilobytes << 10);
    this.reports = new Reports(out, frames, printed);
  }

  /** How to start; the most threads that there may be; how many kilobytes of output are kept. */
  public static void main(String[] args) throws Exception {
    if (args[0].equals(PROBE)) {
      return;
    }
    if (args[0].equals(TRAINING)) {
      train();
      return;
    }
    DataInputStream in =
        new DataInputStream(new BufferedInputStream(new FileInputStream(FileDescriptor.in)));
    byte[] key = new byte[Frames.KEY_BYTES];
    in.readFully(key);
    JudgeMain judge =
        new JudgeMain(
            new DataOutputStream(
                new BufferedOutputStream(new FileOutputStream(FileDescriptor.out))),
            new Frames(key),
            Integer.parseInt(args[1]),
            Integer.parseInt(args[2]));
    try {
      judge.serve(in, args[0].equals(WARM));
    } finally { // not by an orderly end: the hook is for tests that end the process
      Runtime.getRuntime().halt(1);
    }
  }

  /** Judges a request of its own in all steps: what is loaded on the way goes into the cache. */
  private static void train() throws IOException, InterruptedException {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    Wire.write(new DataOutputStream(written), WarmUp.request());
    Request request =
        Wire.readRequest(
            new DataInputStream(
                new BufferedInputStream(new ByteArrayInputStream(written.toByteArray()))));
    JudgeMain judge =
        new JudgeMain(
            new DataOutputStream(new BufferedOutputStream(OutputStream.nullOutputStream())),
            new Frames(new byte[Frames.KEY_BYTES]),
            Limits.DEFAULT.threads(),
            Limits.DEFAULT.output());
    judge.capture();
    judge.judge(request);
  }

  private void serve(DataInputStream in, boolean warm) throws IOException, InterruptedException {
    capture();
    Thread.ofPlatform().daemon().name("rendezvous-requests").start(() -> readRequests(in));
    Runtime.getRuntime().addShutdownHook(new Thread(this::explainExit));
    if (warm) {
      WarmUp.run(runner, requests::isEmpty);
    }
    while (true) {
      reports.ready();
      Request request = requests.take();
      Set<Thread> before = Set.copyOf(LiveThreads.all());
      judge(request);
      if (before.containsAll(LiveThreads.all())) {
        reports.end();
      } else { // what is left may work on, and would take part in what is judged next
        reports.giveUp();
      }
    }
  }

  private void capture() {
    PrintStream captured = new PrintStream(printed, true, StandardCharsets.UTF_8);
    System.setIn(InputStream.nullInputStream());
    System.setOut(captured);
    System.setErr(captured);
  }

  /** Until the other process closes its end, or ends: then this one has nothing to live for. */
  private void readRequests(DataInputStream in) {
    try {
      while (true) {
        requests.add(Wire.readRequest(in));
      }
    } catch (IOException e) {
      // its end
    } finally { // memory may be short, too
      Runtime.getRuntime().halt(1);
    }
  }

  private void judge(Request request) throws IOException, InterruptedException {
    explanation = new Explanation(request.files());
    for (int run = 0; run < request.runs(); run++) {
      System.setProperty(Schedules.FIRST_SEED_PROPERTY, Long.toString(request.seedOf(run)));
      SubmissionLoader loader = new SubmissionLoader(request.classes());
      for (List<TestId> ofClass : request.testsByClass()) {
        new WatchedTests(ofClass, loader, runner, explanation, reports)
            .run(request.limit(), threads);
      }
    }
  }

  /**
   * What runs when a test ends the process: says who it was. Nobody was it if a signal did, such as
   * a terminal's Ctrl-C, which is meant for the process that has started this one. Then the tests
   * go on until that one ends.
   */
  private void explainExit() {
    Optional<List<StackTraceElement>> caller =
        LiveThreads.all().stream()
            .map(thread -> Arrays.asList(thread.getStackTrace()))
            .filter(frames -> frames.stream().anyMatch(JudgeMain::isExit))
            .findFirst();
    if (caller.isEmpty()) {
      awaitEndOfInput();
    }
    try {
      reports.write(
          reports.written(),
          TestReport.of(Verdict.CRASHED, "System.exit() is called, which ends the whole process.")
              .at(Place.in(explanation.files(), caller.orElseThrow()).orElse(null)));
      reports.giveUp();
    } catch (IOException e) {
      // the other side finds that the process has ended
    }
  }

  /** Does not return: {@link #readRequests} ends the process. */
  private static void awaitEndOfInput() {
    while (true) {
      LockSupport.park();
    }
  }

  private static boolean isExit(StackTraceElement frame) {
    return frame.getClassName().equals("java.lang.Runtime") && frame.getMethodName().equals("exit");
  }
}
