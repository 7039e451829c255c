package rendezvous.kernel.cell;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lets a cell declare a sealed type without {@code permits}, as a source file may.
 *
 * <p>JShell compiles one declaration at a time and so finds a sealed type without subtypes. The
 * subtypes that stand in the same cell are written into its header, on the same line, so that all
 * line numbers stay.
 */
final class SealedTypes {
  private static final Pattern HEADER =
      Pattern.compile(
          "\\bsealed\\s+(?:(?:public|private|protected|static|abstract|strictfp)\\s+)*"
              + "(?:abstract\\s+)?(?:class|interface)\\s+(\\w+)([^{};]*)\\{");
  private static final Pattern SUBTYPE =
      Pattern.compile(
          "\\b(?:class|interface|record|enum)\\s+(\\w+)[^{};]*?"
              + "\\b(?:extends|implements)\\b([^{};]*)\\{");

  private SealedTypes() {}

  /** The cell, with {@code permits} clauses where a top-level sealed type lacks one. */
  static String withPermits(String cell) {
    if (!cell.contains("sealed")) {
      return cell;
    }
    String code = blanked(cell);
    int[] depth = depths(code);
    StringBuilder result = new StringBuilder(cell);
    Matcher header = HEADER.matcher(code);
    List<int[]> inserts = new ArrayList<>();
    List<String> clauses = new ArrayList<>();
    while (header.find()) {
      boolean topLevel = depth[header.start()] == 0;
      boolean non = header.start() >= 4 && code.startsWith("non-", header.start() - 4);
      if (!topLevel || non || header.group(2).matches("(?s).*\\bpermits\\b.*")) {
        continue;
      }
      List<String> subtypes = subtypes(code, depth, header.group(1));
      // subtypes nested in the type's own body are found by the compiler itself
      if (!subtypes.isEmpty()) {
        inserts.add(new int[] {header.end() - 1});
        clauses.add(" permits " + String.join(", ", subtypes) + " ");
      }
    }
    for (int i = inserts.size() - 1; i >= 0; i--) {
      result.insert(inserts.get(i)[0], clauses.get(i));
    }
    return result.toString();
  }

  private static List<String> subtypes(String code, int[] depth, String type) {
    List<String> names = new ArrayList<>();
    Matcher subtype = SUBTYPE.matcher(code);
    Pattern mention = Pattern.compile("\\b" + type + "\\b");
    for (int at = 0; subtype.find(at); at = subtype.start() + 1) {
      boolean ofThis = mention.matcher(withoutTypeArguments(subtype.group(2))).find();
      if (depth[subtype.start()] == 0 && ofThis && !names.contains(subtype.group(1))) {
        names.add(subtype.group(1));
      }
    }
    return names;
  }

  private static String withoutTypeArguments(String types) {
    String shorter = types.replaceAll("<[^<>]*>", "");
    return shorter.equals(types) ? types : withoutTypeArguments(shorter);
  }

  private static int[] depths(String code) {
    int[] depth = new int[code.length()];
    int now = 0;
    for (int i = 0; i < code.length(); i++) {
      depth[i] = now;
      now += code.charAt(i) == '{' ? 1 : code.charAt(i) == '}' ? -1 : 0;
    }
    return depth;
  }

  private static final Pattern QUIET =
      Pattern.compile(
          "//[^\\n]*|/\\*.*?\\*/|\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\])+'",
          Pattern.DOTALL);

  /** The code with comments and literals overwritten by blanks, every position kept. */
  private static String blanked(String code) {
    return QUIET.matcher(code).replaceAll(m -> m.group().replaceAll("[^\\n]", " "));
  }
}
