package rendezvous.lab;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;

/** What is measured, by name, in the order it was added. */
final class Contestants<T> {

  private final Map<String, T> tasks = new LinkedHashMap<>();

  void add(String name, T task) {
    Objects.requireNonNull(task, "task");
    if (tasks.putIfAbsent(Objects.requireNonNull(name, "name"), task) != null) {
      throw new IllegalArgumentException("two contestants are called \"" + name + "\"");
    }
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
