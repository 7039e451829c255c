package rendezvous.cli.test;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import rendezvous.cli.Project;

/** The module of proofs that are programs: built only for the tests. */
record StressModule(Project project) {

  /** The folder of all modules. */
  Path supportLib() {
    return project.home().resolve("support-lib");
  }

  /** Builds it and what it needs; gives Maven's exit code. */
  int build(StageProgram program) throws IOException, InterruptedException {
    return program.run(
        supportLib(),
        Map.of(),
        Duration.ofMinutes(12),
        List.of(
            "sh",
            supportLib().resolve("build").toString(),
            "maven",
            "package",
            "--projects=stress",
            "--also-make",
            "-DskipTests"));
  }

  /** The command that runs one of its programs. */
  List<String> command(String mainClass, List<String> args) {
    Path target = supportLib().resolve("stress/target");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.add("-cp");
    command.add(target.resolve("classes") + ":" + target.resolve("lib") + "/*");
    command.add(mainClass);
    command.addAll(args);
    return command;
  }
}
