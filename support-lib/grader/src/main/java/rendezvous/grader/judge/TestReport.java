package rendezvous.grader.judge;

import java.util.List;
import rendezvous.grader.Verdict;
import rendezvous.lab.FailedSchedule;

/**
 * What became of a test. Plain values: nothing of the submission is left in it.
 *
 * @param verdict what became of it
 * @param sentence what is wrong; empty if nothing is
 * @param expected what was expected, as text; null if that is not what it is about
 * @param actual what was there instead; null if that is not what it is about
 * @param place the line of the submission that it is about; null if it is about none
 * @param blocked the threads that do not go on, or are left behind
 * @param trace the lines of the submission and the test that led there, innermost first
 * @param schedule the interleaving; null if no schedule was explored
 * @param seed the seed of that schedule; 0 if there is none
 * @param output what the test printed
 */
public record TestReport(
    Verdict verdict,
    String sentence,
    String expected,
    String actual,
    Place place,
    List<Blocked> blocked,
    List<String> trace,
    FailedSchedule schedule,
    long seed,
    String output) {

  public TestReport {
    blocked = List.copyOf(blocked);
    trace = List.copyOf(trace);
  }

  /** A report that says no more than this. */
  public static TestReport of(Verdict verdict, String sentence) {
    return new TestReport(verdict, sentence, null, null, null, List.of(), List.of(), null, 0, "");
  }

  TestReport at(Place line) {
    return new TestReport(
        verdict, sentence, expected, actual, line, blocked, trace, schedule, seed, output);
  }

  TestReport comparing(String expectedText, String actualText) {
    return new TestReport(
        verdict, sentence, expectedText, actualText, place, blocked, trace, schedule, seed, output);
  }

  TestReport withBlocked(List<Blocked> threads) {
    return new TestReport(
        verdict, sentence, expected, actual, place, threads, trace, schedule, seed, output);
  }

  TestReport withTrace(List<String> lines) {
    return new TestReport(
        verdict, sentence, expected, actual, place, blocked, lines, schedule, seed, output);
  }

  TestReport withSchedule(FailedSchedule failed, long itsSeed) {
    return new TestReport(
        verdict, sentence, expected, actual, place, blocked, trace, failed, itsSeed, output);
  }

  TestReport withOutput(String printed) {
    return new TestReport(
        verdict, sentence, expected, actual, place, blocked, trace, schedule, seed, printed);
  }
}
