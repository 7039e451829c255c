package rendezvous.cli.book;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rendezvous.cli.Syllabus;
import rendezvous.cli.run.ExecutedNotebook;

/** The syllabus, and which of its notebooks this book has a page for, in the syllabus's order. */
final class Contents {

  private final Syllabus syllabus;
  private final List<ExecutedNotebook> notebooks = new ArrayList<>();

  Contents(Syllabus syllabus, List<ExecutedNotebook> executed) {
    this.syllabus = syllabus;
    Map<Syllabus.Notebook, ExecutedNotebook> byEntry = new HashMap<>();
    for (ExecutedNotebook notebook : executed) {
      if (byEntry.put(notebook.entry(), notebook) != null) {
        throw new BookException(notebook.entry().file() + " was executed twice in one run");
      }
    }
    for (Syllabus.Notebook entry : syllabus.notebooks()) {
      ExecutedNotebook notebook = byEntry.remove(entry);
      if (notebook != null) {
        notebooks.add(notebook);
      }
    }
    if (!byEntry.isEmpty()) {
      throw new BookException(
          byEntry.keySet().iterator().next().file() + " is not in the syllabus");
    }
    if (notebooks.isEmpty()) {
      throw new BookException(
          "there is no executed notebook to make the book from; execute some with ./course run");
    }
  }

  Syllabus syllabus() {
    return syllabus;
  }

  /** The executed notebooks, in the syllabus's order. */
  List<ExecutedNotebook> notebooks() {
    return List.copyOf(notebooks);
  }

  Optional<ExecutedNotebook> executed(Syllabus.Notebook entry) {
    return notebooks.stream().filter(notebook -> notebook.entry().equals(entry)).findFirst();
  }

  /** The page of the notebook with this file name, or null if this book has none. */
  String pageOf(String file) {
    return notebooks.stream()
        .map(ExecutedNotebook::entry)
        .filter(entry -> entry.file().equals(file))
        .findFirst()
        .map(entry -> entry.slug() + ".html")
        .orElse(null);
  }

  Optional<Syllabus.Notebook> before(ExecutedNotebook notebook) {
    int index = notebooks.indexOf(notebook);
    return index > 0 ? Optional.of(notebooks.get(index - 1).entry()) : Optional.empty();
  }

  Optional<Syllabus.Notebook> after(ExecutedNotebook notebook) {
    int index = notebooks.indexOf(notebook);
    return index + 1 < notebooks.size()
        ? Optional.of(notebooks.get(index + 1).entry())
        : Optional.empty();
  }
}
