package rendezvous.grader.judge;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.ValueWrapper;
import rendezvous.grader.LeakFailure;
import rendezvous.grader.ScheduleFailure;
import rendezvous.grader.Verdict;
import rendezvous.lab.FailedSchedule;
import rendezvous.scheduler.Fault;
import rendezvous.scheduler.Outcome;
import rendezvous.scheduler.Waiting;

/**
 * Says in a sentence what a test has thrown, and which line of the submission it is about.
 *
 * @param files the source files of the submission
 */
record Explanation(Set<String> files) {
  private static final int MOST_FRAMES = 8;
  private static final int MOST_THREADS = 20;
  private static final int MOST_CAUSES = 20; // they may go round in a circle
  private static final int LONGEST = 2_000;

  TestReport of(Throwable thrown) {
    return switch (thrown) {
      case ScheduleFailure failure -> ofSchedule(failure);
      case LeakFailure leak -> ofLeak(leak);
      default -> ofThrown(Verdict.FAIL, thrown);
    };
  }

  // --- thrown

  private TestReport ofThrown(Verdict verdict, Throwable thrown) {
    TestReport report =
        TestReport.of(
                thrown instanceof OutOfMemoryError ? Verdict.OUT_OF_MEMORY : verdict,
                sentence(thrown))
            .at(place(thrown))
            .withTrace(trace(thrown));
    return thrown instanceof AssertionFailedError failed
        ? report.comparing(text(failed.getExpected()), text(failed.getActual()))
        : report;
  }

  private static String sentence(Throwable thrown) {
    String message = cut(Objects.requireNonNullElse(thrown.getMessage(), ""));
    return switch (thrown) {
      case AssertionError _ -> ofAssertion(message);
      case StackOverflowError _ -> "A method calls itself without end.";
      case OutOfMemoryError _ -> "It needs more memory than there is.";
      default -> thrown.getClass().getSimpleName() + (message.isEmpty() ? "" : ": " + message);
    };
  }

  /** What the test says, without the values, which have columns of their own. */
  private static String ofAssertion(String message) {
    int arrow = message.indexOf(" ==> ");
    if (arrow >= 0) {
      return message.substring(0, arrow);
    }
    return message.startsWith("expected: ") ? "" : message;
  }

  private static String text(ValueWrapper value) {
    return value == null ? null : cut(value.getStringRepresentation());
  }

  private static String cut(String text) {
    return text.length() > LONGEST ? text.substring(0, LONGEST) + " …" : text;
  }

  private Place place(Throwable thrown) {
    Throwable t = thrown;
    for (int depth = 0; t != null && depth < MOST_CAUSES; depth++, t = t.getCause()) {
      Optional<Place> place = Place.in(files, List.of(t.getStackTrace()));
      if (place.isPresent()) {
        return place.get();
      }
    }
    return null;
  }

  /** The frames of code without a package: the submission's and the tests'. */
  private static List<String> trace(Throwable thrown) {
    return Arrays.stream(thrown.getStackTrace())
        .filter(frame -> frame.getClassName().indexOf('.') < 0)
        .limit(MOST_FRAMES)
        .map(frame ->
            frame.getClassName().replace('$', '.')
                + "."
                + frame.getMethodName()
                + " ("
                + frame.getFileName()
                + ":"
                + frame.getLineNumber()
                + ")")
        .toList();
  }

  // --- schedules

  private TestReport ofSchedule(ScheduleFailure failure) {
    Outcome.Failed failed = failure.failed();
    FailedSchedule story = FailedSchedule.of(failed);
    TestReport report =
        switch (failed.fault()) {
          case Fault.Thrown(_, Throwable thrown) -> {
            TestReport thrownReport = ofThrown(failure.verdict(), thrown);
            yield failure.verdict() == Verdict.RACE ? race(thrownReport, story) : thrownReport;
          }
          case Fault.Hang hang -> hang(failure.verdict(), hang, story);
          case Fault.Overlap(_, List<Waiting> threads) ->
              standing(failure.verdict(), threads, story);
          case Fault.NoProgress(_, List<Waiting> threads) ->
              standing(failure.verdict(), threads, story);
          case Fault.Stuck(_, List<Waiting> threads) -> standing(failure.verdict(), threads, story);
          case Fault.Uncontrolled uncontrolled ->
              TestReport.of(failure.verdict(), uncontrolled.toString() + ".")
                  .at(Place.in(files, uncontrolled.where()).orElse(null));
        };
    return report.withSchedule(story, failed.seed());
  }

  /** Under other schedules it is right, so what the test says is not the whole story. */
  private TestReport race(TestReport report, FailedSchedule story) {
    boolean toldBefore = story.sentences().size() > 1;
    String sentence =
        toldBefore
            ? story.name() + ": " + story.sentences().getFirst()
            : "Under some schedules: " + report.sentence();
    TestReport told =
        new TestReport(
            report.verdict(),
            sentence,
            report.expected(),
            report.actual(),
            report.place(),
            report.blocked(),
            report.trace(),
            null,
            0,
            "");
    Optional<Place> remarked =
        story.remarks().keySet().stream()
            .sorted()
            .flatMap(row -> story.stepOf(row).stream())
            .filter(step -> step.file() != null && files.contains(step.file()))
            .findFirst()
            .map(step -> new Place(step.file(), step.line()));
    return remarked
        .or(() -> Optional.ofNullable(report.place()))
        .or(() -> lastStep(story))
        .map(told::at)
        .orElse(told);
  }

  private Optional<Place> lastStep(FailedSchedule story) {
    return story.steps().reversed().stream()
        .filter(step -> step.file() != null && files.contains(step.file()))
        .findFirst()
        .map(step -> new Place(step.file(), step.line()));
  }

  private TestReport hang(Verdict verdict, Fault.Hang hang, FailedSchedule story) {
    List<Blocked> blocked =
        hang.waiting().stream().map(waiting -> blocked(waiting, story)).toList();
    Optional<Waiting> atMeeting =
        hang.waiting().stream().filter(ScheduleFailure::isAtMeeting).findFirst();
    String sentence =
        atMeeting
            .map(waiting -> waiting.what().replaceFirst("^waits for ", "") + ".")
            .orElseGet(() -> story.name() + ": " + sentences(blocked));
    return TestReport.of(verdict, sentence).withBlocked(blocked).at(first(blocked));
  }

  private TestReport standing(Verdict verdict, List<Waiting> threads, FailedSchedule story) {
    List<Blocked> blocked = threads.stream().map(each -> blocked(each, story)).toList();
    return TestReport.of(verdict, story.name() + ": " + story.sentences().getFirst())
        .withBlocked(blocked)
        .at(first(blocked));
  }

  /** Those that stand in the submission; all of them if none does. */
  static String sentences(List<Blocked> blocked) {
    List<Blocked> own = blocked.stream().filter(each -> each.place() != null).toList();
    StringBuilder text = new StringBuilder();
    for (Blocked each : own.isEmpty() ? blocked : own) {
      text.append(text.isEmpty() ? "" : "; ").append(each.thread()).append(' ').append(each.what());
      if (each.isHeld()) {
        text.append(", which ").append(each.holder()).append(" has");
      }
      if (each.place() != null) {
        text.append(" (").append(each.place()).append(')');
      }
    }
    return text.append('.').toString();
  }

  private Blocked blocked(Waiting waiting, FailedSchedule story) {
    Place place = Place.in(files, waiting.where()).orElse(null);
    String what =
        lock(waiting.thread(), place, story)
            .map(lock -> "waits for " + lock)
            .orElseGet(() -> WaitingText.of(waiting.what(), waiting.where()));
    String holder = story.holders().getOrDefault(waiting.thread(), waiting.holder());
    return new Blocked(waiting.thread(), what, holder, place);
  }

  /** The lock that a thread waits for, by the name that it has in the interleaving. */
  private static Optional<String> lock(String thread, Place place, FailedSchedule story) {
    return story.steps().reversed().stream()
        .filter(step -> step.thread().equals(thread))
        .findFirst()
        .filter(step ->
            step.object() != null
                && place != null
                && step.line() == place.line()
                && place.file().equals(step.file()))
        .flatMap(step ->
            step.access().equals("lock")
                ? Optional.of("the monitor of " + step.object())
                : step.access().endsWith(".lock") ? Optional.of(step.object()) : Optional.empty());
  }

  private static Place first(List<Blocked> blocked) {
    return blocked.stream().map(Blocked::place).filter(Objects::nonNull).findFirst().orElse(null);
  }

  // --- threads left behind outside of schedules

  private TestReport ofLeak(LeakFailure leak) {
    int more = Math.max(0, leak.threads().size() - MOST_THREADS);
    List<Blocked> blocked = leak.threads().stream().limit(MOST_THREADS).map(this::blocked).toList();
    String sentence = "Threads left behind: " + sentences(blocked);
    return TestReport.of(
            Verdict.LEAK, more == 0 ? sentence : sentence + " And %d more.".formatted(more))
        .withBlocked(blocked)
        .at(first(blocked));
  }

  Blocked blocked(LeakFailure.Left left) {
    String what =
        switch (left.state()) {
          case BLOCKED -> "waits for a monitor";
          case WAITING -> "waits";
          case TIMED_WAITING -> "waits for a time";
          default -> "runs";
        };
    return new Blocked(
        left.name(),
        WaitingText.of(what, left.where()),
        null,
        Place.in(files, left.where()).orElse(null));
  }
}
