package rendezvous.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import rendezvous.kernel.cell.CellError;
import rendezvous.kernel.cell.CellShell;

/** What is evaluated before the first cell. */
final class StartupScripts {
  /** What every cell may use without an import: IJava's functions, and all of {@code java.base}. */
  private static final List<String> KERNEL =
      List.of("import static rendezvous.kernel.Display.*;", "import module java.base;");

  /** Stands first among a script's imports, see {@link CellShell#addImports}. */
  private static final String FIRST = "import static rendezvous.kernel.Display.display;";

  private static final Pattern LEADING_IMPORT = Pattern.compile("\\s*(import\\s[^;\"'/]+;)");

  private StartupScripts() {}

  /** Makes known what every cell may use. */
  static void runOwn(CellShell shell) {
    try {
      shell.addImports(KERNEL);
    } catch (CellError e) {
      throw new IllegalStateException(String.join("\n", e.lines()), e);
    }
  }

  /** Evaluates the given files, then {@code IJAVA_STARTUP_SCRIPT}. */
  static void run(CellShell shell, List<String> files) throws IOException, CellError {
    for (String file : files) {
      run(shell, Files.readString(Path.of(file)));
    }
    String code = System.getenv("IJAVA_STARTUP_SCRIPT");
    if (code != null) {
      run(shell, code);
    }
  }

  private static void run(CellShell shell, String script) throws CellError {
    List<String> imports = new ArrayList<>(List.of(FIRST));
    Matcher leading = LEADING_IMPORT.matcher(script);
    int rest = 0;
    while (leading.region(rest, script.length()).lookingAt()) {
      imports.add(leading.group(1));
      rest = leading.end();
    }
    if (imports.size() > 1) {
      shell.addImports(imports);
    }
    String code = script.substring(rest);
    if (!code.isBlank()) {
      shell.run("startup", code, () -> {});
    }
  }
}
