package rendezvous.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/**
 * The order of contestants in a sentence. A tie is not transitive: B may tie with A, and C with B,
 * while A beats C. So contestants share a place when they tie with the best of that place, and
 * whoever also ties with somebody of an earlier place is said to.
 */
final class Ranking {

  private Ranking() {}

  static String of(List<Sample> bestFirst, BiPredicate<Sample, Sample> tied, Quantity quantity) {
    List<List<Sample>> places = places(bestFirst, tied);
    List<Sample> first = places.getFirst();
    if (bestFirst.size() == 1) {
      return first.getFirst().name()
          + (quantity.isSize() ? " holds " : " took ")
          + values(first, quantity)
          + ".";
    }
    String exceptions = exceptions(places, tied, quantity);
    if (places.size() == 1) {
      return names(first)
          + " tie"
          + (exceptions.isEmpty() ? ": this race shows no difference." : exceptions + ".");
    }
    StringBuilder sentence = new StringBuilder();
    sentence
        .append(names(first))
        .append(first.size() == 1 ? " " + quantity.superlative() : " tie for first place")
        .append(" (")
        .append(values(first, quantity))
        .append(")");
    for (int place = 1; place < places.size(); place++) {
      sentence.append(place == 1 ? "; then " : ", then ");
      sentence.append(place(places, place, tied, quantity));
    }
    return sentence.append(exceptions).append(".").toString();
  }

  /** Who beats whom within one place, since only ties with its best made it one. */
  private static String exceptions(
      List<List<Sample>> places, BiPredicate<Sample, Sample> tied, Quantity quantity) {
    StringBuilder exceptions = new StringBuilder();
    for (List<Sample> place : places) {
      for (Sample better : place) {
        List<Sample> beaten =
            place.subList(place.indexOf(better) + 1, place.size()).stream()
                .filter(worse -> !tied.test(better, worse))
                .toList();
        if (!beaten.isEmpty()) {
          exceptions
              .append("; but ")
              .append(better.name())
              .append(" ")
              .append(quantity.comparative())
              .append(" ")
              .append(names(beaten));
        }
      }
    }
    return exceptions.toString();
  }

  private static List<List<Sample>> places(
      List<Sample> bestFirst, BiPredicate<Sample, Sample> tied) {
    List<List<Sample>> places = new ArrayList<>();
    for (Sample sample : bestFirst) {
      if (places.isEmpty() || !tied.test(places.getLast().getFirst(), sample)) {
        places.add(new ArrayList<>());
      }
      places.getLast().add(sample);
    }
    return places;
  }

  private static String place(
      List<List<Sample>> places, int place, BiPredicate<Sample, Sample> tied, Quantity quantity) {
    List<Sample> here = places.get(place);
    List<Sample> alsoTied =
        places.subList(0, place).stream()
            .flatMap(List::stream)
            .filter(earlier -> here.stream().anyMatch(s -> tied.test(earlier, s)))
            .toList();
    return names(here)
        + (here.size() == 1 ? "" : " in a tie")
        + " ("
        + quantity.behind(here, places.getFirst().getFirst())
        + (alsoTied.isEmpty() ? "" : ", not to be told from " + names(alsoTied))
        + ")";
  }

  private static String names(List<Sample> samples) {
    if (samples.size() == 1) {
      return samples.getFirst().name();
    }
    String butLast =
        samples.subList(0, samples.size() - 1).stream()
            .map(Sample::name)
            .collect(Collectors.joining(", "));
    return butLast + " and " + samples.getLast().name();
  }

  private static String values(List<Sample> samples, Quantity quantity) {
    return samples.stream()
        .map(sample -> quantity.format(sample.spread().median()))
        .distinct()
        .collect(Collectors.joining(", "));
  }
}
