package rendezvous.lab;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is measured, by name, in the order it was added. */
final class Contestants<T> {

  private final Map<String, T> tasks = new LinkedHashMap<>();

  void add(String name, T task) {
    Objects.requireNonNull(task, "task");
    if (tasks.putIfAbsent(Objects.requireNonNull(name, "name"), task) != null) {
      throw new IllegalArgumentException("two contestants are called \"" + name + "\"");
    }
  }

  /**
   * What was measured of the contestant of this name.
   *
   * @throws IllegalArgumentException if there is none; it names those there are
   */
  static <R> R named(String wanted, List<R> measured, Function<R, String> name) {
    return measured.stream()
        .filter(each -> name.apply(each).equals(wanted))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "no contestant \""
                    + wanted
                    + "\" in this race; there are: "
                    + measured.stream().map(name).collect(Collectors.joining(", "))));
  }

  <R> List<R> map(BiFunction<String, T, R> function) {
    if (tasks.isEmpty()) {
      throw new IllegalStateException(
          "there is nothing to measure without contestants: .contestant(\"name\", () -> …)");
    }
    return tasks.entrySet().stream()
        .map(contestant -> function.apply(contestant.getKey(), contestant.getValue()))
        .toList();
  }
}
