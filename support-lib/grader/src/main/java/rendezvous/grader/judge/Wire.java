package rendezvous.grader.judge;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import rendezvous.grader.Verdict;
import rendezvous.grader.box.BoundedData;
import rendezvous.lab.FailedSchedule;
import rendezvous.scheduler.Step;

/** How requests and reports are written between two processes, and read again. */
final class Wire {
  // What is read may come from a process that a submission has got hold of, so no length is
  // believed, and nothing is made of it but texts and numbers.

  /** What a message of the judging process begins with. */
  enum Kind {
    /** It is warm, and waits for a request. */
    READY,
    /** A report, of the next test. */
    REPORT,
    /** All tests of the request have been reported. */
    END,
    /** It must not run any more, and ends. */
    GIVES_UP
  }

  private static final int MOST_TEXT = 20_000;
  private static final int MOST_BYTES = 16 << 20;
  private static final int MOST_ELEMENTS = 50_000;
  private static final int MOST_STEPS = 400;

  private Wire() {}

  // --- requests

  static void write(DataOutputStream out, Request request) throws IOException {
    out.writeInt(request.classes().size());
    for (Map.Entry<String, byte[]> file : request.classes().entrySet()) {
      text(out, file.getKey());
      BoundedData.write(out, file.getValue());
    }
    texts(out, List.copyOf(request.files()));
    out.writeInt(request.tests().size());
    for (TestId test : request.tests()) {
      text(out, test.className());
      text(out, test.method());
    }
    out.writeInt(request.runs());
    out.writeLong(request.firstSeed());
    out.writeLong(request.limit().toMillis());
    out.flush();
  }

  static Request readRequest(DataInputStream in) throws IOException {
    Map<String, byte[]> classes = new LinkedHashMap<>();
    for (int i = BoundedData.length(in, MOST_ELEMENTS); i > 0; i--) {
      classes.put(text(in), BoundedData.bytes(in, MOST_BYTES));
    }
    List<String> files = texts(in);
    List<TestId> tests = new ArrayList<>();
    for (int i = BoundedData.length(in, MOST_ELEMENTS); i > 0; i--) {
      tests.add(new TestId(text(in), text(in)));
    }
    return new Request(
        classes,
        Set.copyOf(files),
        tests,
        in.readInt(),
        in.readLong(),
        Duration.ofMillis(in.readLong()));
  }

  // --- reports

  static void write(DataOutputStream out, TestReport report) throws IOException {
    text(out, report.verdict().name());
    text(out, report.sentence());
    text(out, report.expected());
    text(out, report.actual());
    place(out, report.place());
    out.writeInt(report.blocked().size());
    for (Blocked blocked : report.blocked()) {
      text(out, blocked.thread());
      text(out, blocked.what());
      text(out, blocked.holder());
      place(out, blocked.place());
    }
    texts(out, report.trace());
    out.writeBoolean(report.schedule() != null);
    if (report.schedule() != null) {
      schedule(out, report.schedule());
    }
    out.writeLong(report.seed());
    text(out, report.output());
    out.flush();
  }

  static TestReport readReport(DataInputStream in) throws IOException {
    Verdict verdict = verdict(in);
    String sentence = text(in);
    String expected = text(in);
    String actual = text(in);
    Place place = place(in);
    List<Blocked> blocked = new ArrayList<>();
    for (int i = BoundedData.length(in, MOST_ELEMENTS); i > 0; i--) {
      blocked.add(new Blocked(text(in), text(in), text(in), place(in)));
    }
    List<String> trace = texts(in);
    FailedSchedule schedule = in.readBoolean() ? schedule(in) : null;
    return new TestReport(
        verdict,
        sentence,
        expected,
        actual,
        place,
        blocked,
        trace,
        schedule,
        in.readLong(),
        text(in));
  }

  private static Verdict verdict(DataInputStream in) throws IOException {
    try {
      return Verdict.valueOf(text(in));
    } catch (IllegalArgumentException | NullPointerException e) {
      throw new IOException("not a verdict", e);
    }
  }

  private static void schedule(DataOutputStream out, FailedSchedule schedule) throws IOException {
    List<Step> steps = schedule.steps();
    // rows are counted from the first step on, so a beginning can be told with its remarks only
    boolean fits = steps.size() <= MOST_STEPS;
    text(out, schedule.name());
    texts(out, schedule.sentences());
    out.writeInt(schedule.remarks().size());
    for (Map.Entry<Integer, String> remark : schedule.remarks().entrySet()) {
      out.writeInt(remark.getKey());
      text(out, remark.getValue());
    }
    out.writeInt(schedule.holders().size());
    for (Map.Entry<String, String> holder : schedule.holders().entrySet()) {
      text(out, holder.getKey());
      text(out, holder.getValue());
    }
    out.writeInt(fits ? steps.size() : 0);
    for (Step step : fits ? steps : List.<Step>of()) {
      text(out, step.thread());
      text(out, step.access());
      text(out, step.object());
      text(out, step.effect());
      text(out, step.className());
      text(out, step.method());
      text(out, step.file());
      out.writeInt(step.line());
    }
  }

  private static FailedSchedule schedule(DataInputStream in) throws IOException {
    String name = text(in);
    List<String> sentences = texts(in);
    Map<Integer, String> remarks = new LinkedHashMap<>();
    for (int i = BoundedData.length(in, MOST_ELEMENTS); i > 0; i--) {
      remarks.put(in.readInt(), text(in));
    }
    Map<String, String> holders = new LinkedHashMap<>();
    for (int i = BoundedData.length(in, MOST_ELEMENTS); i > 0; i--) {
      holders.put(text(in), text(in));
    }
    List<Step> steps = new ArrayList<>();
    for (int i = BoundedData.length(in, MOST_STEPS); i > 0; i--) {
      steps.add(
          new Step(
              text(in), text(in), text(in), text(in), text(in), text(in), text(in), in.readInt()));
    }
    return new FailedSchedule(name, sentences, remarks, holders, steps);
  }

  // --- parts

  private static void place(DataOutputStream out, Place place) throws IOException {
    text(out, place == null ? null : place.file());
    out.writeInt(place == null ? 0 : place.line());
  }

  private static Place place(DataInputStream in) throws IOException {
    String file = text(in);
    int line = in.readInt();
    return file == null ? null : new Place(file, line);
  }

  private static void texts(DataOutputStream out, List<String> texts) throws IOException {
    out.writeInt(texts.size());
    for (String text : texts) {
      text(out, text);
    }
  }

  private static List<String> texts(DataInputStream in) throws IOException {
    List<String> texts = new ArrayList<>();
    for (int i = BoundedData.length(in, MOST_ELEMENTS); i > 0; i--) {
      texts.add(text(in));
    }
    return texts;
  }

  private static void text(DataOutputStream out, String text) throws IOException {
    BoundedData.write(
        out,
        text != null && text.length() > MOST_TEXT ? text.substring(0, MOST_TEXT) + " …" : text);
  }

  private static String text(DataInputStream in) throws IOException {
    return BoundedData.textOrNull(in, 4 * MOST_TEXT);
  }
}
