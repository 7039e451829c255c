package rendezvous.cli.plagiarism;

import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Set;

/**
 * The program that runs JPlag: {@code JplagMain STUDENTS STARTER REPORT FOLDER}. JPlag's own
 * command is not on Maven Central, only what it is made of. Nothing is compiled against that: it is
 * named by text, and is here only in the process that runs this.
 *
 * <p>Compares the folders in STUDENTS with each other, without what they have from STARTER; writes
 * JPlag's REPORT, and the pairs into FOLDER/pairs.csv.
 */
public final class JplagMain {
  private JplagMain() {}

  /** Compares, and ends with exit code 1 and one line on standard error if it cannot. */
  public static void main(String[] arguments) throws ReflectiveOperationException {
    try {
      compare(
          new File(arguments[0]),
          new File(arguments[1]),
          new File(arguments[2]),
          new File(arguments[3]));
    } catch (InvocationTargetException e) {
      System.err.println(e.getCause().getMessage());
      System.exit(1);
    }
  }

  private static void compare(File students, File starter, File report, File folder)
      throws ReflectiveOperationException {
    Object language = type("java.JavaLanguage").getConstructor().newInstance();
    Class<?> optionsType = type("options.JPlagOptions");
    Object options =
        optionsType
            .getConstructor(type("Language"), Set.class, Set.class)
            .newInstance(language, Set.of(students), Set.of());
    options =
        optionsType
            .getMethod("withBaseCodeSubmissionDirectory", File.class)
            .invoke(options, starter);
    Object result = type("JPlag").getMethod("run", optionsType).invoke(null, options);
    Class<?> factory = type("reporting.reportobject.ReportObjectFactory");
    factory
        .getMethod("createAndSaveReport", result.getClass())
        .invoke(factory.getConstructor(File.class).newInstance(report), result);
    type("csv.comparisons.CsvComparisonOutput")
        .getMethod("writeCsvResults", List.class, boolean.class, File.class, String.class)
        .invoke(
            null,
            result.getClass().getMethod("getAllComparisons").invoke(result),
            false,
            folder,
            "pairs");
  }

  private static Class<?> type(String name) throws ClassNotFoundException {
    return Class.forName("de.jplag." + name);
  }
}
