package rendezvous.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import rendezvous.bench.measure.Effort;

/**
 * What is to be done. The course command has read what a person typed; this reads what the course
 * command passes on.
 *
 * @param list only print the workloads
 * @param effort how much to measure
 * @param json where to write JSON
 * @param docs whether the page goes into the course's documentation too
 * @param home the folder of the course
 * @param names of the workloads; all if there are none
 * @param command what a person would type to have the same page again
 */
record Options(
    boolean list,
    Effort effort,
    Optional<Path> json,
    boolean docs,
    Path home,
    List<String> names,
    String command) {

  static Options parse(String... arguments) {
    List<String> rest = new ArrayList<>(List.of(arguments));
    Optional<Path> json = value(rest, "--json").map(Path::of);
    String command =
        String.join(" ", Stream.concat(Stream.of("./course bench"), rest.stream()).toList());
    boolean list = rest.remove("--list");
    boolean quick = rest.remove("--quick");
    boolean docs = rest.remove("--docs");
    Effort effort = quick ? Effort.QUICK : Effort.FULL;
    Optional<Integer> rounds = value(rest, "--rounds").map(Integer::valueOf);
    return new Options(
        list,
        rounds.map(effort::withRounds).orElse(effort),
        json,
        docs,
        Path.of(System.getProperty("rendezvous.home", ".")).toAbsolutePath(),
        List.copyOf(rest),
        command);
  }

  private static Optional<String> value(List<String> rest, String option) {
    int place = rest.indexOf(option);
    if (place < 0) {
      return Optional.empty();
    }
    rest.remove(place);
    return Optional.of(rest.remove(place));
  }

  /** Where everything that is made goes. */
  Path target() {
    return home.resolve("target/bench");
  }
}
