package rendezvous.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/**
 * The order of a race in a sentence. A tie is not transitive: B may tie with A, and C with B, while
 * A beats C. So contestants share a place when they tie with the fastest of that place, and whoever
 * also ties with somebody of an earlier place is said to.
 */
final class Ranking {

  private Ranking() {}

  static String of(List<Standing> fastestFirst, BiPredicate<Standing, Standing> tied) {
    List<List<Standing>> places = places(fastestFirst, tied);
    List<Standing> first = places.getFirst();
    if (fastestFirst.size() == 1) {
      return first.getFirst().name() + " took " + time(first.getFirst()) + ".";
    }
    String exceptions = exceptions(places, tied);
    if (places.size() == 1) {
      return names(first)
          + " tie"
          + (exceptions.isEmpty() ? ": this race shows no difference." : exceptions + ".");
    }
    StringBuilder sentence = new StringBuilder();
    sentence
        .append(names(first))
        .append(first.size() == 1 ? " is fastest (" : " tie for first place (")
        .append(times(first))
        .append(")");
    for (int place = 1; place < places.size(); place++) {
      sentence.append(place == 1 ? "; then " : ", then ");
      sentence.append(place(places, place, fastestFirst.getFirst(), tied));
    }
    return sentence.append(exceptions).append(".").toString();
  }

  /** Who beats whom within one place, since only ties with its fastest made it one. */
  private static String exceptions(
      List<List<Standing>> places, BiPredicate<Standing, Standing> tied) {
    StringBuilder exceptions = new StringBuilder();
    for (List<Standing> place : places) {
      for (Standing faster : place) {
        List<Standing> beaten =
            place.subList(place.indexOf(faster) + 1, place.size()).stream()
                .filter(slower -> !tied.test(faster, slower))
                .toList();
        if (!beaten.isEmpty()) {
          exceptions
              .append("; but ")
              .append(faster.name())
              .append(" is faster than ")
              .append(names(beaten));
        }
      }
    }
    return exceptions.toString();
  }

  private static List<List<Standing>> places(
      List<Standing> fastestFirst, BiPredicate<Standing, Standing> tied) {
    List<List<Standing>> places = new ArrayList<>();
    for (Standing standing : fastestFirst) {
      if (places.isEmpty() || !tied.test(places.getLast().getFirst(), standing)) {
        places.add(new ArrayList<>());
      }
      places.getLast().add(standing);
    }
    return places;
  }

  private static String place(
      List<List<Standing>> places,
      int place,
      Standing fastest,
      BiPredicate<Standing, Standing> tied) {
    List<Standing> here = places.get(place);
    String factors =
        here.stream()
            .map(s -> Numbers.brief(s.time().median() / fastest.time().median()))
            .distinct()
            .collect(Collectors.joining(" and "));
    List<Standing> alsoTied =
        places.subList(0, place).stream()
            .flatMap(List::stream)
            .filter(earlier -> here.stream().anyMatch(s -> tied.test(earlier, s)))
            .toList();
    return names(here)
        + (here.size() == 1 ? "" : " in a tie")
        + " ("
        + factors
        + " times as long"
        + (alsoTied.isEmpty() ? "" : ", not to be told from " + names(alsoTied))
        + ")";
  }

  private static String names(List<Standing> standings) {
    if (standings.size() == 1) {
      return standings.getFirst().name();
    }
    String butLast =
        standings.subList(0, standings.size() - 1).stream()
            .map(Standing::name)
            .collect(Collectors.joining(", "));
    return butLast + " and " + standings.getLast().name();
  }

  private static String times(List<Standing> standings) {
    return standings.stream().map(Ranking::time).distinct().collect(Collectors.joining(", "));
  }

  private static String time(Standing standing) {
    return TimeScale.format(standing.time().median());
  }
}
