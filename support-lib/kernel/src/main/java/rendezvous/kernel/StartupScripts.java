package rendezvous.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What is evaluated before the first cell. */
final class StartupScripts {
  /** What every cell may use without an import: IJava's functions, and all of {@code java.base}. */
  private static final String FUNCTIONS =
      """
      import module java.base;
      import static rendezvous.kernel.Display.*;
      """;

  private StartupScripts() {}

  /** The kernel's own functions, then the given files, then {@code IJAVA_STARTUP_SCRIPT}. */
  static List<String> all(List<String> files) throws IOException {
    List<String> scripts = new ArrayList<>();
    scripts.add(FUNCTIONS);
    for (String file : files) {
      scripts.add(Files.readString(Path.of(file)));
    }
    String code = System.getenv("IJAVA_STARTUP_SCRIPT");
    if (code != null && !code.isBlank()) {
      scripts.add(code);
    }
    return scripts;
  }
}
