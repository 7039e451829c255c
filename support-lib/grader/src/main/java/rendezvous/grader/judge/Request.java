package rendezvous.grader.judge;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a process is to judge.
 *
 * @param classes the class files of the submission and the tests, by their classes' names
 * @param files the source files of the submission, as its class files call them
 * @param tests the tests to run, in this order
 * @param runs how often, each time with other seeds
 * @param firstSeed the seed that the first run starts from
 * @param limit how long a test may take
 */
public record Request(
    Map<String, byte[]> classes,
    Set<String> files,
    List<TestId> tests,
    int runs,
    long firstSeed,
    Duration limit) {

  /** How far the seeds of one run are from those of the next. */
  private static final long SEEDS_OF_A_RUN = 10_000;

  public Request {
    classes = Map.copyOf(classes);
    files = Set.copyOf(files);
    tests = List.copyOf(tests);
  }

  /**
   * What is left when there are so many reports already: all runs from there on, or the rest of the
   * run that was not finished.
   */
  Request from(int reports) {
    int run = reports / tests.size();
    int test = reports % tests.size();
    return new Request(
        classes,
        files,
        tests.subList(test, tests.size()),
        test == 0 ? runs - run : 1,
        seedOf(run),
        limit);
  }

  /** The tests, each list those of one class that follow each other. */
  List<List<TestId>> testsByClass() {
    List<List<TestId>> all = new ArrayList<>();
    for (TestId test : tests) {
      if (all.isEmpty() || !all.getLast().getFirst().className().equals(test.className())) {
        all.add(new ArrayList<>());
      }
      all.getLast().add(test);
    }
    return all;
  }

  /** How many reports there will be. */
  int reports() {
    return tests.size() * runs;
  }

  /** The first seed of a run, counted from 0. */
  long seedOf(int run) {
    return firstSeed + run * SEEDS_OF_A_RUN;
  }
}
