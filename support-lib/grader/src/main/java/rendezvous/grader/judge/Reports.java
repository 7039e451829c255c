package rendezvous.grader.judge;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * Tells the other process what becomes of the tests of a request: one report for each, whoever is
 * the first to know. Safe for use by several threads.
 */
final class Reports {
  // immutable state
  private final DataOutputStream out;
  private final Frames frames;
  private final Capture printed;

  // mutable state, guarded by this
  private int written;

  /**
   * @param out where to
   * @param printed what tests print
   */
  Reports(DataOutputStream out, Frames frames, Capture printed) {
    this.out = out;
    this.frames = frames;
    this.printed = printed;
  }

  /** How many tests have their report: the number of the test that is run now. */
  synchronized int written() {
    return written;
  }

  /** Reports a test, with what it has printed; not if it has its report already. */
  synchronized void write(int test, TestReport report) throws IOException {
    if (test == written) {
      written++;
      ByteArrayOutputStream message = new ByteArrayOutputStream();
      message.write(Wire.Kind.REPORT.ordinal());
      Wire.write(new DataOutputStream(message), report.withOutput(printed.take()));
      frames.write(out, message.toByteArray());
    }
  }

  /** Says that this process is ready for a request, the first test of which has the number 0. */
  synchronized void ready() throws IOException {
    written = 0;
    say(Wire.Kind.READY);
  }

  /** Says that all tests have been reported. */
  void end() throws IOException {
    say(Wire.Kind.END);
  }

  /** Ends this process, which must not run anything else. */
  void giveUp() throws IOException {
    say(Wire.Kind.GIVES_UP);
    Runtime.getRuntime().halt(0);
  }

  private synchronized void say(Wire.Kind kind) throws IOException {
    frames.write(out, new byte[] {(byte) kind.ordinal()});
  }
}
