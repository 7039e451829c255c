package rendezvous.kernel.cell;

import java.io.File;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.ErroneousSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.UnresolvedReferenceException;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;
import rendezvous.kernel.deadlock.DeadlockWatch;

/**
 * Evaluates cells with JShell.
 *
 * <p>Cells are evaluated one at a time, by the thread that calls {@link #run}; {@link #interrupt},
 * {@link #end} and the questions of an editor may come from other threads meanwhile.
 */
public final class CellShell implements AutoCloseable {
  private static final long GRACE_MILLIS = 150;

  // JShell could tell too, but then forgets where it finds documentation
  private static final Pattern DECLARATION =
      Pattern.compile(
          "import\\b|(?:@\\w+\\s+|\\w+\\s+)*(?:class|interface|enum|record)\\s+\\w+"
              + "|[\\w<>\\[\\], .@]+\\s\\w+\\s*\\([^()]*\\)\\s*(?:throws[\\w\\s.,]+)?\\{");

  // immutable state
  private final CellControl control = new CellControl();
  private final JShell shell;
  private final Magics magics;
  private final long timeoutMillis;
  private final Map<String, String> texts = new ConcurrentHashMap<>(); // of the cells, by name

  // mutable state
  private volatile CellThread current;
  private volatile CellError ending;

  /** Runs a line that starts with {@code %}, for the shell in whose cell it stands. */
  @FunctionalInterface
  public interface Magics {
    /** Returns what is to be displayed if the line is the cell's last, or null. */
    Object run(CellShell shell, String line) throws Exception;
  }

  /**
   * @param compilerOptions options of javac, for instance {@code --enable-preview}
   * @param classPath jars and folders of classes that every cell may use
   * @param timeoutMillis limit for every statement; 0 or less for none
   * @param magics runs lines that start with {@code %}
   */
  public CellShell(
      List<String> compilerOptions, List<String> classPath, long timeoutMillis, Magics magics) {
    this.timeoutMillis = timeoutMillis;
    this.magics = magics;
    shell =
        JShell.builder()
            .executionEngine(new InThisProcess(control), Map.of())
            .fileManager(CellFileManager::new)
            .compilerOptions(compilerOptions.toArray(String[]::new))
            .build();
    control.serve(shell);
    Frames.locate(control::located);
    // all at once: whoever has asked for the analysis reads the whole class path at every change
    if (!classPath.isEmpty()) {
      shell.addToClasspath(String.join(File.pathSeparator, classPath));
    }
  }

  /** Made when it is first asked for: it begins with reading all classes there are. */
  private SourceCodeAnalysis analysis() {
    return shell.sourceCodeAnalysis();
  }

  private record InThisProcess(CellControl control) implements ExecutionControlProvider {
    @Override
    public String name() {
      return "cells";
    }

    @Override
    public ExecutionControl generate(ExecutionEnv env, Map<String, String> parameters) {
      return control;
    }
  }

  /**
   * Makes names known to all cells.
   *
   * <p>JShell takes one import at a time and compiles each; taken together they cost one
   * compilation. It remembers them under the first one's name: evaluated again by a cell, that one
   * would replace them all, so it should be one that no cell has a use for.
   *
   * @param imports complete declarations
   * @throws CellError if one of them names what is not there
   */
  public void addImports(List<String> imports) throws CellError {
    String together = String.join(" ", imports);
    control.enter(new CellSource("imports", together, 0, together), null, timeoutMillis);
    if (shell.eval(together).getFirst().status() != Snippet.Status.VALID) {
      run("imports", String.join("\n", imports), () -> {});
    }
  }

  /** Adds a jar or a folder of classes for the cells that follow. */
  public void addToClassPath(String entry) {
    shell.addToClasspath(entry);
  }

  /**
   * Evaluates a cell and waits for its end.
   *
   * @param name what stack traces call the cell, for instance {@code cell [3]}
   * @param enter is run first by the thread that will execute the cell
   * @return the value of the last expression, or null if there is none or it ends with a semicolon
   * @throws CellError if the cell does not compile, throws, is interrupted or can never end
   */
  public Object run(String name, String code, Runnable enter) throws CellError {
    CellThread thread = new CellThread(name, control.loader(), enter);
    ending = null;
    current = thread;
    try {
      return evaluate(name, SealedTypes.withPermits(code), thread);
    } finally {
      current = null;
      thread.end();
    }
  }

  /** The text of the last cell of this name; null if there is none. Any thread may ask. */
  public String source(String name) {
    return texts.get(name);
  }

  /** Evaluates code inside of the cell that is running, for {@code %load}. */
  public Object runNested(String name, String code) throws CellError {
    return evaluate(name, SealedTypes.withPermits(code), current);
  }

  private Object evaluate(String name, String code, CellThread thread) throws CellError {
    texts.put(name, code);
    Object last = null;
    List<CellSource> open = new ArrayList<>();
    List<DeclarationSnippet> openSnippets = new ArrayList<>();
    int at = 0;
    while (true) {
      throwIfEnding();
      at = skipWhitespace(code, at);
      if (at < code.length() && code.charAt(at) == '%') {
        int end = code.indexOf('\n', at);
        end = end < 0 ? code.length() : end;
        last = magic(name, code, at, end);
        at = end;
        continue;
      }
      CompletionInfo info = analysis().analyzeCompletion(code.substring(at));
      if (info.completeness() == Completeness.EMPTY) {
        break;
      }
      CellSource source = new CellSource(name, code, at, info.source());
      if (!info.completeness().isComplete()) {
        throw incomplete(new CellSource(name, code, at, code.substring(at)));
      }
      int next = code.length() - info.remaining().length();
      boolean shown = !code.substring(at, next).stripTrailing().endsWith(";");
      control.enter(source, thread, timeoutMillis);
      last = null;
      for (SnippetEvent event : shell.eval(info.source())) {
        if (event.causeSnippet() == null) {
          Snippet snippet = event.snippet();
          control.attribute(snippet, source);
          check(event, source);
          if (snippet instanceof DeclarationSnippet d && isOpen(d)) {
            open.add(source);
            openSnippets.add(d);
          }
          if (shown && hasValue(snippet)) {
            last = control.value();
          }
        }
      }
      at = next;
    }
    for (int i = 0; i < open.size(); i++) {
      DeclarationSnippet snippet = openSnippets.get(i);
      switch (shell.status(snippet)) {
        case RECOVERABLE_NOT_DEFINED -> throw CompileErrors.of(shell, snippet, open.get(i));
        case RECOVERABLE_DEFINED -> {
          System.err.println(
              snippet.name() + " cannot be used yet: it needs what is not declared.");
          CompileErrors.of(shell, snippet, open.get(i)).lines().forEach(System.err::println);
        }
        default -> {}
      }
    }
    return last;
  }

  private static int skipWhitespace(String code, int at) {
    while (at < code.length() && Character.isWhitespace(code.charAt(at))) {
      at++;
    }
    return at;
  }

  private boolean isOpen(DeclarationSnippet snippet) {
    Snippet.Status status = shell.status(snippet);
    return status == Snippet.Status.RECOVERABLE_NOT_DEFINED
        || status == Snippet.Status.RECOVERABLE_DEFINED;
  }

  private static boolean hasValue(Snippet snippet) {
    return switch (snippet.subKind()) {
      case VAR_VALUE_SUBKIND, OTHER_EXPRESSION_SUBKIND, TEMP_VAR_EXPRESSION_SUBKIND -> true;
      default -> false;
    };
  }

  private Object magic(String name, String code, int at, int end) throws CellError {
    try {
      return magics.run(this, code.substring(at, end).strip());
    } catch (CellError e) {
      throw e;
    } catch (Exception e) {
      CellSource source = new CellSource(name, code, at, code.substring(at, end));
      String message = e.getMessage() == null ? e.toString() : e.getMessage();
      List<String> lines = new ArrayList<>();
      lines.add(source.name() + ":" + source.lineAt(0) + ": " + source.text());
      lines.addAll(message.lines().toList());
      throw new CellError("MagicError", message.lines().findFirst().orElse(""), lines);
    }
  }

  private void check(SnippetEvent event, CellSource source) throws CellError {
    throwIfEnding();
    if (event.exception() instanceof UnresolvedReferenceException unresolved) {
      throw unresolved(unresolved.getSnippet(), source);
    }
    if (event.exception() != null) {
      throw thrown(source);
    }
    if (event.status() == Snippet.Status.REJECTED) {
      throw CompileErrors.of(shell, event.snippet(), source);
    }
  }

  /** Something was called that was declared with a name in it that nobody has declared. */
  private CellError unresolved(DeclarationSnippet called, CellSource caller) {
    CellError error = CompileErrors.of(shell, called, control.sourceOf(called, caller));
    List<String> lines = new ArrayList<>(error.lines());
    lines.add("Called at " + caller.name() + ":" + caller.lineAt(0));
    return new CellError(error.name(), error.value(), lines);
  }

  private CellError thrown(CellSource source) {
    Throwable thrown = control.thrown();
    if (thrown instanceof TimeoutException) {
      String text = "a statement took longer than the limit of " + timeoutMillis + " ms";
      leave(current);
      return new CellError("Timeout", text, List.of("Timeout: " + text));
    }
    List<String> lines = new ArrayList<>(Frames.show(thrown));
    Arrays.stream(thrown.getStackTrace())
        .map(Frames::located)
        .filter(f -> Frames.isCell(f) && source.name().equals(f.getFileName()))
        .findFirst()
        .filter(frame -> frame.getLineNumber() > 0)
        .ifPresent(frame ->
            lines.add(
                "--> "
                    + source.name()
                    + ":"
                    + frame.getLineNumber()
                    + "  "
                    + source.line(frame.getLineNumber()).strip()));
    return new CellError(
        Frames.clean(thrown.getClass().getName()),
        thrown.getMessage() == null ? "" : Frames.clean(thrown.getMessage()),
        lines);
  }

  private static CellError incomplete(CellSource source) {
    int line = source.lineAt(source.text().length());
    return new CellError(
        "CompileError",
        "the cell ends in the middle of a statement",
        List.of(
            source.name() + ":" + line + ": the cell ends in the middle of a statement.",
            "Is a ), a } or a closing quote missing? The statement begins on line "
                + source.lineAt(0)
                + ":",
            "    " + source.line(source.lineAt(0)).strip()));
  }

  private void throwIfEnding() throws CellError {
    CellError error = ending;
    if (error != null) {
      throw error;
    }
  }

  /** The thread that executes code of a cell at this moment, or null. */
  public Thread executing() {
    CellThread thread = current;
    return thread != null && thread.isRunning() ? thread.thread() : null;
  }

  /**
   * Ends the running cell, and says who waited for what. Without a running cell nothing happens.
   */
  public void interrupt() {
    CellThread thread = current;
    if (thread == null) {
      return;
    }
    List<String> lines = new ArrayList<>();
    lines.add("Interrupted.");
    List<String> waits = thread.isRunning() ? DeadlockWatch.describe(thread.thread()) : List.of();
    if (!waits.isEmpty()) {
      lines.add("At that moment:");
      lines.addAll(waits);
    }
    end(new CellError("Interrupted", "the cell was interrupted", lines));
  }

  /** Ends the running cell with an error; the threads that it started are interrupted too. */
  public void end(CellError error) {
    CellThread thread = current;
    if (thread == null) {
      return;
    }
    ending = error;
    leave(thread);
  }

  /**
   * Interrupts what the cell started and gives it a moment to end by itself; what does not end is
   * left behind, and ends at the next turn of any loop.
   */
  private void leave(CellThread thread) {
    StopPoint.arm(thread.thread());
    DeadlockWatch.interruptSince(thread.thread());
    long end = System.nanoTime() + GRACE_MILLIS * 1_000_000;
    try {
      while (thread.isRunning() && System.nanoTime() < end) {
        Thread.sleep(2);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    thread.abandon();
    Thread disarm = new Thread(CellShell::disarmSoon, "kernel-stop");
    disarm.setDaemon(true);
    disarm.start();
  }

  /**
   * By then every loop has come round; a stop point that stays armed would slow down later cells.
   */
  private static void disarmSoon() {
    try {
      Thread.sleep(1000);
    } catch (InterruptedException e) {
      // disarm at once
    }
    StopPoint.disarm();
  }

  /** Whether {@code code} can be executed, in the terms of the Jupyter protocol. */
  public Completeness completeness(String code) {
    CompletionInfo info = analysis().analyzeCompletion(code);
    while (info.completeness().isComplete() && !info.remaining().isBlank()) {
      info = analysis().analyzeCompletion(info.remaining());
    }
    return info.completeness();
  }

  /** What an editor can offer. */
  public record Completions(List<String> texts, int start) {}

  /** What may follow at a position of a cell. */
  public Completions complete(String code, int position) {
    int start = startOfStatements(code, position);
    int[] anchor = {0};
    List<String> texts =
        analysis().completionSuggestions(code.substring(start), position - start, anchor).stream()
            .sorted((a, b) -> Boolean.compare(b.matchesType(), a.matchesType()))
            .map(SourceCodeAnalysis.Suggestion::continuation)
            .distinct()
            .toList();
    return new Completions(texts, start + anchor[0]);
  }

  /** Signature and documentation of what stands at a position of a cell; empty where nothing is. */
  public String inspect(String code, int position) {
    int end = position;
    while (end < code.length() && Character.isJavaIdentifierPart(code.charAt(end))) {
      end++;
    }
    if (end < code.length() && code.charAt(end) == '(') {
      end++;
    }
    int start = startOfStatements(code, position);
    List<String> found = new ArrayList<>();
    for (SourceCodeAnalysis.Documentation d :
        analysis().documentation(code.substring(start), end - start, true)) {
      found.add(d.signature() + (d.javadoc() == null ? "" : "\n" + Javadoc.plain(d.javadoc())));
    }
    return String.join("\n\n", found);
  }

  /** JShell looks at statements in one piece, but imports and types must not stand before them. */
  private int startOfStatements(String code, int position) {
    int start = 0;
    int at = 0;
    while (at < code.length()) {
      CompletionInfo info = analysis().analyzeCompletion(code.substring(at));
      int next = code.length() - info.remaining().length();
      if (!info.completeness().isComplete() || next >= position || next <= at) {
        break;
      }
      boolean declaration = DECLARATION.matcher(info.source().strip()).lookingAt();
      at = next;
      if (declaration) {
        start = at;
      }
    }
    return start;
  }

  @Override
  public void close() {
    shell.close();
  }

  /** javac's messages in terms of the cell. */
  private static final class CompileErrors {
    private static final Pattern LAST_NAME = Pattern.compile("(\\w+)(?:\\(.*)?$");

    private CompileErrors() {}

    static CellError of(JShell shell, Snippet snippet, CellSource source) {
      List<String> lines = new ArrayList<>();
      String first = null;
      for (Diag diag : shell.diagnostics(snippet).toList()) {
        if (!diag.isError()) {
          continue;
        }
        List<String> message =
            diag.getMessage(Locale.ROOT)
                .lines()
                .filter(l -> !l.strip().startsWith("location:"))
                .map(Frames::clean)
                .toList();
        first = first == null ? message.getFirst() : first;
        int position = (int) Math.max(0, diag.getPosition());
        addPlace(lines, source, position, message.getFirst());
        message.stream().skip(1).forEach(lines::add);
      }
      if (snippet instanceof DeclarationSnippet d && !(snippet instanceof ErroneousSnippet)) {
        List<String> missing = shell.unresolvedDependencies(d).toList();
        if (lines.isEmpty()) {
          // JShell gives names here, as in "variable count" or "method f(int)", but no positions
          for (String symbol : missing) {
            first = first == null ? "cannot find symbol" : first;
            Matcher name = LAST_NAME.matcher(symbol);
            Matcher place =
                Pattern.compile("\\b" + (name.find() ? name.group(1) : symbol) + "\\b")
                    .matcher(source.text());
            addPlace(lines, source, place.find() ? place.start() : 0, "cannot find symbol");
            lines.add("  symbol:   " + symbol);
          }
        }
      }
      if (lines.isEmpty()) {
        first = "this cannot be compiled";
        lines.add(source.name() + ":" + source.lineAt(0) + ": " + first);
      }
      return new CellError("CompileError", first, lines);
    }

    private static void addPlace(
        List<String> lines, CellSource source, int position, String message) {
      int line = source.lineAt(position);
      lines.add(source.name() + ":" + line + ": " + message);
      lines.add("    " + source.line(line));
      lines.add("    " + caret(source, position));
    }

    private static String caret(CellSource source, int position) {
      int at = Math.min(source.cell().length(), source.offset() + position);
      int lineStart = source.cell().lastIndexOf('\n', at - 1) + 1;
      return " ".repeat(at - lineStart) + "^";
    }
  }
}
