package rendezvous.lab;

import java.util.regex.Pattern;
import rendezvous.scheduler.Step;

/**
 * Where code stands, as its reader knows it.
 *
 * @param cells know the lines of those cells that their kernel has not numbered itself
 */
record Places(Cells cells) {
  private static final Pattern WRAPPER =
      Pattern.compile(
          "(?:REPL\\.)?\\$JShell\\$\\d+[A-Z]*(?:_\\d+[A-Z]*)*(?:\\$\\$JShell\\$anonymous\\$)?\\$?");
  private static final Pattern LAMBDA = Pattern.compile("lambda\\$.*|do_it\\$.*");

  String of(StackTraceElement frame) {
    return of(
        frame.getClassName(), frame.getMethodName(), frame.getFileName(), frame.getLineNumber());
  }

  String of(Step step) {
    return of(step.className(), step.method(), step.file(), step.line());
  }

  /**
   * As {@code cell [3]:7}; where the kernel has no numbers for cells, as {@code
   * Counter.increment(), line 7}, the line being that of the declaration or statement.
   */
  private String of(String className, String method, String file, int line) {
    if (file != null && !WRAPPER.matcher(file).lookingAt()) {
      return line > 0 ? file + ":" + line : file;
    }
    String type = clean(className).replace('$', '.');
    String member = LAMBDA.matcher(method).matches() ? "" : method + "()";
    int own = cells.lineOfSnippet(className, line);
    return name(type, member) + (own > 0 ? ", line " + own : "");
  }

  private static String name(String type, String member) {
    if (type.isEmpty()) {
      return member.isEmpty() ? "the cell" : member;
    }
    return member.isEmpty() ? "lambda in " + type : type + "." + member;
  }

  /** Any text without the names that JShell gives to what it wraps around snippets. */
  static String clean(String text) {
    return WRAPPER.matcher(text).replaceAll("");
  }
}
