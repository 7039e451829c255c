package rendezvous.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotebookCheckTest {

  private static final String NOTEBOOK =
      """
      {"nbformat": 4, "nbformat_minor": 5,
       "metadata": {"kernelspec": {"name": "java"}},
       "cells": [
        {"cell_type": "markdown", "id": "title", "metadata": {},
         "source": ["# A title\\n", "\\n", "```sh\\n", "# no heading\\n", "```\\n"]},
        {"cell_type": "code", "id": "the-race", "metadata": {}, "execution_count": null,
         "outputs": [], "source": "int x = 1;"}
       ]}
      """;

  @TempDir private Path folder;

  private List<String> problemsOf(String json) throws IOException {
    return NotebookCheck.problemsOf(Files.writeString(folder.resolve("notebook.ipynb"), json));
  }

  @Test
  void hasNothingToSayAboutAGoodNotebook() throws IOException {
    assertEquals(List.of(), problemsOf(NOTEBOOK));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"nbformat_minor\": 5   | \"nbformat_minor\": 4  | it has notebook format 4.4, not 4.5",
        "{\"name\": \"java\"}    | {\"name\": \"python3\"} | its kernelspec is 'python3', not 'java'",
        "\"id\": \"the-race\"    | \"x\": 0               | cell 2 has no id",
        "\"id\": \"the-race\"    | \"id\": \"title\"      | cell 'title' has the id of another cell",
        "\"id\": \"the-race\"    | \"id\": \"a1b2c3d4\"   | cell 'a1b2c3d4' has an id that is not readable words joined by hyphens",
        "\"outputs\": []         | \"outputs\": [{}]      | cell 'the-race' has stored outputs",
        "\"execution_count\": null | \"execution_count\": 3 | cell 'the-race' has a stored execution count",
        "# A title               | A title                | it has 0 first-level headings, not one",
        "int x = 1;              | 1\\n1\\n1\\n1\\n1\\n1\\n1\\n1\\n1\\n1\\n1\\n1\\n1\\n1\\n1\\n1 | cell 'the-race' has 16 lines, more than 15",
      })
  void namesWhatIsWrong(String right, String wrong, String problem) throws IOException {
    assertEquals(List.of(problem), problemsOf(NOTEBOOK.replace(right, wrong)));
  }

  @Test
  void refusesWhatIsNoNotebook() throws IOException {
    assertTrue(problemsOf("[1, 2").getFirst().startsWith("it is not a notebook"));
    assertEquals(
        List.of("the file does not exist"), NotebookCheck.problemsOf(folder.resolve("none.ipynb")));
  }
}
