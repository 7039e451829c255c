package rendezvous.cli.setup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where a Python with Jupyter may be: what the learner names, what runs the learner's {@code
 * jupyter}, the first {@code python3}, the system's, and last the course's own.
 *
 * @param environment the environment variables
 * @param venv the course's own Python environment
 */
record PythonPlaces(Map<String, String> environment, Path venv) {

  private static final Path SYSTEM = Path.of("/usr/bin/python3");

  /** The interpreters to look at, the preferred first; they need not exist. */
  List<Path> all() {
    Set<Path> places = new LinkedHashSet<>();
    named().ifPresent(places::add);
    onPath("jupyter").flatMap(PythonPlaces::interpreterOf).ifPresent(places::add);
    places.addAll(bases());
    places.add(venvPython());
    return List.copyOf(places);
  }

  /** The interpreters that a private environment can be made with. */
  List<Path> bases() {
    Set<Path> places = new LinkedHashSet<>();
    named().ifPresent(places::add);
    onPath("python3").ifPresent(places::add);
    places.add(SYSTEM);
    return new ArrayList<>(places);
  }

  Path venvPython() {
    return venv.resolve("bin/python");
  }

  /** What the learner named, if anything. */
  Optional<Path> named() {
    return Optional.ofNullable(environment.get(JupyterSetup.NAMED_PYTHON))
        .filter(name -> !name.isBlank())
        .flatMap(name -> name.contains("/") ? Optional.of(Path.of(name)) : onPath(name));
  }

  private Optional<Path> onPath(String program) {
    for (String folder : environment.getOrDefault("PATH", "").split(":")) {
      Path candidate = Path.of(folder, program);
      if (!folder.isEmpty() && Files.isExecutable(candidate) && !Files.isDirectory(candidate)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  /** The interpreter in a script's first line, if it is a Python. */
  private static Optional<Path> interpreterOf(Path script) {
    try (InputStream in = Files.newInputStream(script)) {
      String head = new String(in.readNBytes(512), StandardCharsets.ISO_8859_1);
      String line = head.lines().findFirst().orElse("");
      if (!line.startsWith("#!")) {
        return Optional.empty();
      }
      Path interpreter = Path.of(line.substring(2).strip().split(" ")[0]);
      return Optional.ofNullable(interpreter.getFileName())
          .filter(name -> name.toString().startsWith("python"))
          .map(_ -> interpreter);
    } catch (IOException _) {
      return Optional.empty();
    }
  }
}
