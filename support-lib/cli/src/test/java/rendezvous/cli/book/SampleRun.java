package rendezvous.cli.book;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import rendezvous.cli.Syllabus;
import rendezvous.cli.run.ExecutedNotebook;
import rendezvous.cli.run.ExecutedNotebook.CellError;
import rendezvous.cli.run.ExecutedNotebook.Claim;
import rendezvous.cli.run.ExecutedNotebook.Status;

/** A small run by hand: every kind of output, a failed notebook, and one that was not executed. */
final class SampleRun {

  static final Syllabus.Notebook SHARED =
      new Syllabus.Notebook("11-shared-variables.ipynb", "1.1", "Shared variables and <races>", 20);
  static final Syllabus.Notebook CHANNELS =
      new Syllabus.Notebook(
          "12-channels-and-their-limits.ipynb", "1.2", "What a channel gives, and its limits", 25);
  static final Syllabus.Notebook NOT_RUN =
      new Syllabus.Notebook("13-no-timeout-no-error.ipynb", "1.3", "No timeout, no error path", 20);
  static final Syllabus.Notebook WAIT =
      new Syllabus.Notebook("22-waitgroup.ipynb", "2.2", "Waiting for a batch", 15);

  static final Syllabus SYLLABUS =
      new Syllabus(
          "Rendezvous",
          "Getting results back from concurrent work, in Java 25",
          List.of(
              new Syllabus.Chapter(
                  1, "The problem of getting a result back", List.of(SHARED, CHANNELS, NOT_RUN)),
              new Syllabus.Chapter(2, "WaitGroup & closure", List.of(WAIT))),
          List.of(
              new Syllabus.Exercise("01-lost-update", "1.1", "Fix the <lost> update", 10, 15),
              new Syllabus.Exercise("03-wait", "2.2", "Wait for a batch", 1, 20)));

  private final Path folder;

  /** Lays the executed notebooks out in a folder. */
  SampleRun(Path folder) throws IOException {
    this.folder = folder;
    for (Syllabus.Notebook entry : List.of(SHARED, CHANNELS, WAIT)) {
      try (InputStream in = SampleRun.class.getResourceAsStream(entry.file())) {
        Files.copy(in, folder.resolve(entry.file()));
      }
    }
  }

  ExecutedNotebook shared() {
    return new ExecutedNotebook(
        SHARED,
        folder.resolve(SHARED.file()),
        Status.OK,
        4.217,
        6.1,
        212,
        470,
        8,
        3,
        List.of(
            new Claim(
                "lost-updates",
                "Unsynchronised updates are lost.",
                "unsynchronised updates are lost",
                "68 928 of 200 000 lost",
                "reproduced",
                ""),
            new Claim(
                "lock-cost",
                "A lock costs <little>.",
                "a lock makes it <10x slower",
                "2.1x slower",
                "not reproduced",
                "biased <locks> are gone"),
            new Claim(
                "numa",
                "",
                "worse across sockets",
                "–",
                "not measurable here",
                "this machine has one socket")),
        Optional.empty());
  }

  ExecutedNotebook failed() {
    return new ExecutedNotebook(
        CHANNELS,
        folder.resolve(CHANNELS.file()),
        Status.FAILED,
        2.5,
        1.9,
        190,
        190,
        3,
        0,
        List.of(),
        Optional.of(
            new CellError(
                "stuck", 2, "DeadlockError", "Deadlock: nothing in this <cell> can run again.")));
  }

  ExecutedNotebook plain() {
    return new ExecutedNotebook(
        WAIT,
        folder.resolve(WAIT.file()),
        Status.OK,
        12.4,
        1.2,
        180,
        180,
        1,
        0,
        List.of(),
        Optional.empty());
  }

  /** Out of order on purpose: the book follows the syllabus. */
  List<ExecutedNotebook> all() {
    return List.of(plain(), shared(), failed());
  }
}
