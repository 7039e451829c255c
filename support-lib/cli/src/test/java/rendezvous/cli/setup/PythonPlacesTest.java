package rendezvous.cli.setup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PythonPlacesTest {

  private static final Path SYSTEM = Path.of("/usr/bin/python3");

  @TempDir private Path folder;
  private Path venv;

  @BeforeEach
  void venv() {
    venv = folder.resolve(".venv");
  }

  private PythonPlaces places(Map<String, String> environment) {
    return new PythonPlaces(environment, venv);
  }

  private Path program(String name, String firstLine) throws IOException {
    Path file = Files.createDirectories(folder.resolve("bin")).resolve(name);
    Files.writeString(file, firstLine + "\n");
    assertTrue(file.toFile().setExecutable(true));
    return file;
  }

  @Test
  void looksAtTheSystemAndItsOwnEvenWithoutAnEnvironment() {
    assertEquals(List.of(SYSTEM, venv.resolve("bin/python")), places(Map.of()).all());
  }

  @Test
  void prefersTheNamedThenJupytersThenTheFirstOnThePath() throws IOException {
    program("jupyter", "#! /opt/conda/bin/python3.12 -E");
    Path python = program("python3", "#!/bin/sh");
    var environment =
        Map.of("PATH", "/none:" + python.getParent(), JupyterSetup.NAMED_PYTHON, "/my/python");

    assertEquals(
        List.of(
            Path.of("/my/python"),
            Path.of("/opt/conda/bin/python3.12"),
            python,
            SYSTEM,
            venv.resolve("bin/python")),
        places(environment).all());
  }

  @Test
  void doesNotTakeAShellScriptForAnInterpreter() throws IOException {
    Path jupyter = program("jupyter", "#!/usr/bin/env bash");
    var environment = Map.of("PATH", jupyter.getParent().toString());
    assertEquals(List.of(SYSTEM, venv.resolve("bin/python")), places(environment).all());
  }

  @Test
  void aNameWithoutFolderIsLookedUpOnThePath() throws IOException {
    Path python = program("python3.13", "#!/bin/sh");
    var environment =
        Map.of("PATH", python.getParent().toString(), JupyterSetup.NAMED_PYTHON, "python3.13");
    assertEquals(python, places(environment).named().orElseThrow());
  }

  @Test
  void whatAnswersNonsenseIsNoPython() throws IOException {
    Path liar = program("python3", "#!/bin/sh\necho hello");
    assertTrue(Python.probe(liar).isEmpty());
    assertTrue(Python.probe(folder.resolve("none")).isEmpty());
  }

  @Test
  void readsTheAnswerOfAPythonThatGreetsFirst() throws IOException {
    Path python =
        program(
            "python3",
            """
            #!/bin/sh
            echo welcome
            echo '{"version": "3.12.1", "packages": {"nbclient": "0.9", "nbformat": "5", "jupyter_client": "8"}}'\
            """);
    Python probed = Python.probe(python).orElseThrow();
    assertEquals("3.12.1", probed.version());
    assertTrue(probed.executesNotebooks());
    assertTrue(probed.frontEnd().isEmpty());
  }
}
