package rendezvous.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A place where one contestant of a sweep overtakes another: it is clearly slower at one value,
 * clearly faster at the other, and at all values between the two they tie.
 *
 * @param overtaken who is faster before
 * @param overtaker who is faster after
 * @param after the last value at which the first is faster
 * @param before the first value at which the second is
 */
public record Crossover(String overtaken, String overtaker, int after, int before) {

  /** How two contestants compare along a sweep. */
  record Pair(String first, String second, SweepResult sweep) {

    private Verdict at(SweepResult.Point point) {
      return point.race().compare(first, second).verdict();
    }

    List<Crossover> crossovers() {
      List<Crossover> crossovers = new ArrayList<>();
      SweepResult.Point last = null;
      for (SweepResult.Point point : sweep.points()) {
        if (at(point) == Verdict.TIE) {
          continue;
        }
        if (last != null && at(point) != at(last)) {
          boolean overtakes = at(point) == Verdict.FASTER;
          crossovers.add(
              new Crossover(
                  overtakes ? second : first,
                  overtakes ? first : second,
                  last.value(),
                  point.value()));
        }
        last = point;
      }
      return crossovers;
    }

    /** What can be said of the two, in a sentence. */
    String sentence() {
      List<Crossover> crossovers = crossovers();
      if (!crossovers.isEmpty()) {
        return crossovers.stream()
                .map(crossover ->
                    crossover.overtaker
                        + " overtakes "
                        + crossover.overtaken
                        + " between "
                        + sweep.parameter()
                        + " = "
                        + crossover.after
                        + " and "
                        + crossover.before)
                .collect(Collectors.joining(", then "))
            + ".";
      }
      List<SweepResult.Point> told =
          sweep.points().stream().filter(point -> at(point) != Verdict.TIE).toList();
      if (told.isEmpty()) {
        return first + " and " + second + " tie everywhere.";
      }
      boolean ahead = at(told.getFirst()) == Verdict.FASTER;
      return (ahead ? first : second)
          + " is faster than "
          + (ahead ? second : first)
          + (told.size() == sweep.points().size()
              ? " everywhere."
              : " at " + sweep.parameter() + " = " + values(told) + "; elsewhere they tie.");
    }

    private static String values(List<SweepResult.Point> points) {
      return points.stream()
          .map(point -> String.valueOf(point.value()))
          .collect(Collectors.joining(", "));
    }
  }
}
