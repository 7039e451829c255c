package rendezvous.cli.run;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import rendezvous.cli.CourseFailure;
import rendezvous.cli.ExitCode;
import rendezvous.cli.Syllabus;

/** Turns the notebook names of a command line into notebooks. */
public final class NotebookNames {

  private NotebookNames() {}

  /**
   * The notebooks that are named, in the order of the syllabus; all of them if none is named.
   *
   * @throws CourseFailure if a name is unknown; the message says which were likely meant
   */
  public static List<Syllabus.Notebook> resolve(Syllabus syllabus, List<String> names) {
    if (names.isEmpty()) {
      return syllabus.notebooks();
    }
    Set<Syllabus.Notebook> wanted = new LinkedHashSet<>();
    for (String name : names) {
      List<Syllabus.Notebook> found = syllabus.find(name);
      if (found.isEmpty()) {
        throw unknown(syllabus, name);
      }
      wanted.addAll(found);
    }
    return syllabus.notebooks().stream().filter(wanted::contains).toList();
  }

  private static CourseFailure unknown(Syllabus syllabus, String name) {
    List<Syllabus.Notebook> near = syllabus.suggestionsFor(name);
    StringBuilder message = new StringBuilder("there is no notebook '" + name + "'.");
    message.append(near.isEmpty() ? " There are:" : " Did you mean:");
    (near.isEmpty() ? syllabus.notebooks() : near)
        .forEach(notebook ->
            message.append(
                "%n  %-4s %-32s %s"
                    .formatted(notebook.number(), notebook.slug(), notebook.title())));
    return new CourseFailure(ExitCode.USAGE, message.toString());
  }
}
