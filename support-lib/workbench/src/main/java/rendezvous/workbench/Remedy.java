package rendezvous.workbench;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a learner can do about a failure that shows certain words.
 *
 * @param symptom what the exception or the log says
 * @param fix what to do; {@code $1} stands for the symptom's first group
 */
record Remedy(Pattern symptom, String fix) {

  private static final List<Remedy> GENERAL =
      List.of(
          of(
              "No space left on device|Disk quota exceeded|Check free disk space",
              "The disk is full. Free some space, or have other folders used: XDG_CACHE_HOME for"
                  + " what is kept, -Djava.io.tmpdir=… for what is temporary."),
          of(
              "error while loading shared libraries: libssl\\.so\\.3",
              "The library libssl3 is missing. Debian, Ubuntu: apt-get install libssl3."),
          of(
              "error while loading shared libraries: ([^:\\s]+)",
              "The library $1 is missing. Install the package of your system that has it."),
          of(
              "Address already in use|could not bind",
              "Another program listens on that port. Run the cell again: it takes another port."),
          of(
              "Cannot allocate memory|OutOfMemoryError|could not map anonymous shared memory",
              "There is not enough memory. Close other notebooks, or allow the container more."),
          of(
              "error=13, Permission denied",
              "A program may not be run from where it was put. Set XDG_CACHE_HOME to a folder"
                  + " from which programs may run (not mounted with noexec)."),
          of(
              "error=2, No such file or directory",
              "A program is not there, or it needs a C library that this system does not have"
                  + " (Alpine Linux has musl, not glibc). Use a system with glibc, such as Debian."));

  static Remedy of(String symptom, String fix) {
    return new Remedy(Pattern.compile(symptom), fix);
  }

  /** The first that applies: of a component's own, then of those that all have in common. */
  static Optional<String> find(List<Remedy> own, String evidence) {
    return Stream.concat(own.stream(), GENERAL.stream())
        .map(remedy -> remedy.apply(evidence))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<String> apply(String evidence) {
    Matcher found = symptom.matcher(evidence);
    return found.find()
        ? Optional.of(found.groupCount() > 0 ? fix.replace("$1", found.group(1)) : fix)
        : Optional.empty();
  }
}
