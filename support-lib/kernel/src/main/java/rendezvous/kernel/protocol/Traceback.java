package rendezvous.kernel.protocol;

import java.util.ArrayList;
import java.util.List;

/** Colours of an error's text: what happened in bold red, where it happened in plain. */
final class Traceback {
  private static final String RED = "\u001b[1;31m";
  private static final String DIM = "\u001b[2m";
  private static final String RESET = "\u001b[0m";

  private Traceback() {}

  static List<String> coloured(List<String> lines) {
    List<String> coloured = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (i == 0 || line.startsWith("Caused by: ")) {
        coloured.add(RED + line + RESET);
      } else if (line.startsWith("    at ") && !line.contains("cell [")) {
        coloured.add(DIM + line + RESET);
      } else {
        coloured.add(line);
      }
    }
    return coloured;
  }
}
