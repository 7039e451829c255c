package rendezvous.grader.judge;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import rendezvous.grader.Limits;
import rendezvous.grader.Verdict;

/**
 * A process that runs tests, seen from outside. It is started before there is anything to run, and
 * is killed when it does not answer. To be used by one thread at a time.
 */
final class JudgeProcess implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(60);

  /** How much longer than its limit a test may take if the machine is busy. */
  private static final int STRETCH = 3;

  /** What it may take beyond that: to be looked at and explained. */
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private static final int LAST_WORDS = 600;

  // signals of Linux by their numbers
  private static final int SIGXCPU = 24;
  private static final int SIGXFSZ = 25;

  private static final SecureRandom RANDOM = new SecureRandom();

  /** What the other side has said: a report; or that it is ready, has ended, or is no more. */
  private record Message(Wire.Kind kind, TestReport report) {
    static final Message GONE = new Message(null, null);
  }

  // immutable state
  private final Process process;
  private final Limits limits;
  private final DataOutputStream requests;
  private final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();
  private final StringBuffer lastWords = new StringBuffer();

  // mutable state
  private boolean clean;
  private volatile boolean forged; // by the thread that reads

  private JudgeProcess(Process process, Limits limits) {
    this.process = process;
    this.limits = limits;
    this.requests = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
  }

  /** Starts a process, which warms up by itself if it is to; does not wait for that. */
  static JudgeProcess start(Judging judging) throws IOException {
    byte[] key = new byte[Frames.KEY_BYTES];
    RANDOM.nextBytes(key);
    JudgeProcess judge =
        new JudgeProcess(
            judging
                .box()
                .start(
                    judging.program(
                        judging.warm() ? JudgeMain.WARM : JudgeMain.COLD,
                        Integer.toString(judging.limits().threads()),
                        Integer.toString(judging.limits().output())),
                    judging.limits()),
            judging.limits());
    Thread.ofPlatform()
        .daemon()
        .name("rendezvous-judge-reports")
        .start(() -> judge.readReports(new Frames(key)));
    Thread.ofPlatform().daemon().name("rendezvous-judge-errors").start(judge::readErrors);
    try {
      judge.requests.write(key);
      judge.requests.flush();
    } catch (IOException e) {
      judge.close();
      throw new IOException("the process that judges did not start: " + judge.lastWords, e);
    }
    return judge;
  }

  private void readReports(Frames frames) {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(process.getInputStream()))) {
      Wire.Kind[] kinds = Wire.Kind.values();
      while (true) {
        DataInputStream message = new DataInputStream(new ByteArrayInputStream(frames.read(in)));
        int kind = message.readUnsignedByte();
        if (kind >= kinds.length) {
          throw new IOException("not a message: " + kind);
        }
        messages.add(
            new Message(
                kinds[kind], kinds[kind] == Wire.Kind.REPORT ? Wire.readReport(message) : null));
      }
    } catch (Frames.ForgedException e) {
      forged = true;
      process.destroyForcibly();
      messages.add(Message.GONE);
    } catch (IOException e) {
      messages.add(Message.GONE);
    }
  }

  private void readErrors() {
    try (var errors = process.getErrorStream()) {
      byte[] buffer = new byte[1024];
      for (int n = errors.read(buffer); n >= 0; n = errors.read(buffer)) {
        if (lastWords.length() < LAST_WORDS) {
          lastWords.append(new String(buffer, 0, n, StandardCharsets.UTF_8));
        }
      }
    } catch (IOException e) {
      // it is killed
    }
  }

  /**
   * Has tests run.
   *
   * @return the reports of all tests, or of the first ones if the process must not run any more
   * @throws IOException if the process does not start
   * @throws InterruptedException if interrupted while waiting; the process should be closed
   */
  List<TestReport> judge(Request request) throws IOException, InterruptedException {
    clean = false;
    try {
      Wire.write(requests, request); // at once: it may still be warming up, and then ends that
    } catch (IOException e) {
      awaitReady(); // which says if it has not even started
      throw new IOException("the process that judges has ended: " + lastWords, e);
    }
    awaitReady();
    List<TestReport> reports = new ArrayList<>();
    while (reports.size() < request.reports()) {
      Message message = next(request.limit().multipliedBy(STRETCH).plus(PATIENCE));
      if (message == null) {
        reports.add(
            TestReport.of(
                Verdict.TIMEOUT,
                "No end within %d s, and no answer from the process that runs the test."
                    .formatted(request.limit().toSeconds())));
        break;
      }
      if (message.report() == null) {
        if (message == Message.GONE) {
          reports.add(TestReport.of(Verdict.CRASHED, crash()));
        }
        break;
      }
      reports.add(message.report());
    }
    clean =
        reports.size() == request.reports()
            && reports.stream().allMatch(JudgeProcess::leavesNothing)
            && next(PATIENCE) instanceof Message(Wire.Kind kind, _)
            && kind == Wire.Kind.END;
    return reports;
  }

  private static boolean leavesNothing(TestReport report) {
    return switch (report.verdict()) {
      case PASS, FAIL, RACE -> true;
      case DEADLOCK, LEAK -> report.schedule() != null; // whose threads were taken out
      default -> false;
    };
  }

  /** Whether what it has run last has left nothing behind, so that it can run something else. */
  boolean isClean() {
    return clean;
  }

  private void awaitReady() throws IOException, InterruptedException {
    Message message = next(START);
    if (message == null || message.kind() != Wire.Kind.READY) {
      throw new IOException("the process that judges did not start: " + lastWords);
    }
  }

  private Message next(Duration limit) throws InterruptedException {
    return messages.poll(limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  private String crash() throws InterruptedException {
    if (forged) {
      return "Something was written to where the results are told, and not by the process that"
          + " judges: nothing of it counts.";
    }
    boolean ended = process.waitFor(2, TimeUnit.SECONDS);
    int code = ended ? process.exitValue() : 0;
    String words = lastWords.toString().strip();
    if (code == 128 + SIGXCPU) {
      return "It used more than %d s of processor time.".formatted(limits.processor().toSeconds());
    }
    if (code == 128 + SIGXFSZ) {
      return "It wrote more than %d MB to a file.".formatted(limits.disk());
    }
    return "The process that ran the test has ended"
        + (ended ? ", with exit code " + code : "")
        + (words.isEmpty() ? ": by Runtime.halt(), or because the JVM died." : ": " + words);
  }

  /** Whether it can still be asked. */
  boolean isAlive() {
    return process.isAlive();
  }

  /** Kills the process. */
  @Override
  public void close() {
    process.destroyForcibly();
  }
}
