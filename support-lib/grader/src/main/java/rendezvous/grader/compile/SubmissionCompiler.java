package rendezvous.grader.compile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import rendezvous.grader.Limits;

/**
 * Compiles submissions together with tests, in this process and in memory. No annotation processor
 * runs, and of the JDK only {@code java.base} can be used. The first time takes about a second;
 * what the compiler has read of the class path is kept. Safe for use by several threads, one at a
 * time compiles.
 */
public final class SubmissionCompiler implements Compiler {
  /** What every submission has imported, as every cell of the course has. */
  public static final String IMPORTS =
      "import module java.base; import rendezvous.channel.*; import rendezvous.context.*;"
          + " import rendezvous.result.*; import rendezvous.sync.*; ";

  private static final List<String> OPTIONS =
      List.of(
          "-proc:none",
          "--limit-modules",
          "java.base",
          "-Xlint:all,-serial,-options,-path,-classfile,-processing",
          "-Xdiags:compact",
          "-g",
          "-parameters",
          "-encoding",
          "UTF-8");

  private static final String GIVES_UP =
      "The compiler gives up: something is nested too deeply, or much too long.";

  private static final Pattern PACKAGE = Pattern.compile("(?m)^[ \\t]*package [\\w.]+;");

  /** How much real time it may take, whatever the compiler waits for. */
  static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final long MILLIS_BETWEEN_LOOKS = 1_000;
  private static final long STACK = 16 << 20;

  private final Memory memory;
  private final Javac javac;
  private final Duration limit;

  private volatile Thread givenUp;

  /** As the other one, with the usual limit. */
  public SubmissionCompiler(List<Path> classPath) {
    this(classPath, Limits.DEFAULT.compiling());
  }

  /**
   * @param classPath what submissions and tests may use
   * @param limit how much processor time a submission may take: on a busy machine that is longer
   * @throws IllegalStateException if this Java has no compiler
   */
  public SubmissionCompiler(List<Path> classPath, Duration limit) {
    this.limit = limit;
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw new IllegalStateException(
          "this Java has no compiler: it must be a JDK, " + System.getProperty("java.home"));
    }
    javac = new Javac(compiler, OPTIONS);
    StandardJavaFileManager files =
        compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);
    memory = new Memory(files);
    try {
      files.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + classPath, e);
    }
  }

  /**
   * Compiles a submission and the tests that use it.
   *
   * @throws InterruptedException if interrupted while waiting; the compiler ends by itself
   */
  @Override
  public Compiled compile(List<Source> submission, List<Source> tests) throws InterruptedException {
    Optional<CompilerMessage> inPackage =
        submission.stream().flatMap(s -> packageOf(s).stream()).findFirst();
    if (inPackage.isPresent()) {
      return Compiled.refused(inPackage.get());
    }
    FutureTask<Compiled> task = new FutureTask<>(() -> compileNow(submission, tests));
    Thread thread = new Thread(null, task, "rendezvous-compiler", STACK); // deep expressions
    thread.setDaemon(true);
    thread.start();
    try {
      return await(task, thread);
    } catch (TimeoutException e) {
      givenUp = thread; // it cannot be stopped
      return refused(
          submission, "The compiler is not done after %d s of work.".formatted(limit.toSeconds()));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof StackOverflowError) {
        return refused(submission, GIVES_UP);
      }
      throw new IllegalStateException("the compiler has failed", e.getCause());
    }
  }

  /** Whether nothing is being compiled that was given up; until then, others would wait for it. */
  boolean isIdle() {
    return givenUp == null || !givenUp.isAlive();
  }

  private Compiled await(FutureTask<Compiled> task, Thread compiling)
      throws InterruptedException, ExecutionException, TimeoutException {
    long start = System.nanoTime();
    while (true) {
      try {
        return task.get(MILLIS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        long worked = ManagementFactory.getThreadMXBean().getThreadCpuTime(compiling.threadId());
        if (worked > limit.toNanos() || System.nanoTime() - start > PATIENCE.toNanos()) {
          throw e;
        }
      }
    }
  }

  private static Optional<CompilerMessage> packageOf(Source source) {
    Matcher declaration = PACKAGE.matcher(source.text());
    if (!declaration.find()) {
      return Optional.empty();
    }
    int line = (int) source.text().substring(0, declaration.start()).lines().count() + 1;
    return Optional.of(
        new CompilerMessage(
            true,
            "A submission has no package: take this line out.",
            source.name(),
            line,
            1,
            source.line(line)));
  }

  private static Compiled refused(List<Source> submission, String why) {
    return Compiled.refused(new CompilerMessage(true, why, submission.getFirst().name(), 0, 0, ""));
  }

  private synchronized Compiled compileNow(List<Source> submission, List<Source> tests) {
    List<SourceFile> own = submission.stream().map(s -> new SourceFile(s, IMPORTS)).toList();
    List<SourceFile> others = tests.stream().map(s -> new SourceFile(s, "")).toList();
    memory.begin(others);
    DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
    boolean ok = javac.compile(memory, said, Stream.concat(own.stream(), others.stream()).toList());
    if (!ok || memory.hasPackages()) {
      javac.forget(); // rather than to find out what it may have taken for granted
    }
    List<CompilerMessage> messages = new ArrayList<>();
    for (Diagnostic<? extends JavaFileObject> each : said.getDiagnostics()) {
      if (each.getSource() instanceof SourceFile file
          && own.contains(file)
          && each.getKind() != Diagnostic.Kind.NOTE) {
        messages.add(message(each, file));
      }
    }
    if (!ok && messages.stream().noneMatch(CompilerMessage::error)) {
      messages.add(ofTests(said.getDiagnostics(), submission));
    }
    return ok
        ? new Compiled(memory.classFiles(), memory.submitted, messages)
        : new Compiled(Map.of(), Set.of(), messages);
  }

  private static CompilerMessage message(Diagnostic<?> said, SourceFile file) {
    int line = (int) Math.max(0, said.getLineNumber());
    int column = (int) Math.max(0, said.getColumnNumber() - (line == 1 ? file.shift() : 0));
    return new CompilerMessage(
        said.getKind() == Diagnostic.Kind.ERROR,
        text(said),
        file.source().name(),
        line,
        column,
        file.source().line(line));
  }

  private static String text(Diagnostic<?> said) {
    String text = said.getMessage(Locale.ROOT);
    return switch (said.getCode()) {
      case "compiler.err.bad.file.name" ->
          "Only types count here: a method or a variable stands outside of all classes.";
      case "compiler.err.expected4", "compiler.err.expected3", "compiler.err.expected2" ->
          text + " (only types count here: no statements outside of all classes)";
      default -> text;
    };
  }

  /** The submission is right by itself, but not what the tests use. */
  private static CompilerMessage ofTests(
      List<Diagnostic<? extends JavaFileObject>> all, List<Source> submission) {
    String text =
        all.stream()
            .filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
            .findFirst()
            .map(each ->
                "The tests use what the submission does not have: %s (%s:%d)"
                    .formatted(
                        each.getMessage(Locale.ROOT).replaceAll("\\s*\\R\\s*", ", "),
                        each.getSource() == null ? "the tests" : each.getSource().getName(),
                        each.getLineNumber()))
            .orElse(GIVES_UP);
    return new CompilerMessage(true, text, submission.getFirst().name(), 0, 0, "");
  }

  /** Keeps class files in memory; one for all compilations, as the compiler keeps it, too. */
  private static final class Memory extends ForwardingJavaFileManager<JavaFileManager> {
    // What the packages of the JDK and the class path hold: each new compiler asks for most of them
    private final Map<Listing, List<JavaFileObject>> listings = new ConcurrentHashMap<>();

    private record Listing(
        Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse) {}

    // mutable state, of one compilation
    private final Map<String, ByteArrayOutputStream> written = new LinkedHashMap<>();
    private final Set<String> submitted = new LinkedHashSet<>();
    private List<SourceFile> tests = List.of();

    Memory(JavaFileManager files) {
      super(files);
    }

    /** Forgets what was written, for a compilation with these tests. */
    void begin(List<SourceFile> testsNow) {
      written.clear();
      submitted.clear();
      tests = testsNow;
    }

    @Override
    public Iterable<JavaFileObject> list(
        Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse)
        throws IOException {
      Listing asked = new Listing(location, packageName, Set.copyOf(kinds), recurse);
      List<JavaFileObject> found = listings.get(asked);
      if (found == null) {
        List<JavaFileObject> listed = new ArrayList<>();
        super.list(location, packageName, kinds, recurse).forEach(listed::add);
        found = List.copyOf(listed);
        if (!found.isEmpty()) { // a submission may name any number of packages that there are not
          listings.put(asked, found);
        }
      }
      return found;
    }

    /** Whether one of the classes is in a package, which may be one of the course's. */
    boolean hasPackages() {
      return written.keySet().stream().anyMatch(name -> name.contains("."));
    }

    Map<String, byte[]> classFiles() {
      Map<String, byte[]> classes = new LinkedHashMap<>();
      written.forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
      return classes;
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
      if (!(sibling instanceof SourceFile source && tests.contains(source))) {
        submitted.add(className);
      }
      return new SimpleJavaFileObject(
          URI.create("memory:///" + className.replace('.', '/') + kind.extension), kind) {
        @Override
        public OutputStream openOutputStream() {
          ByteArrayOutputStream bytes = new ByteArrayOutputStream();
          written.put(className, bytes);
          return bytes;
        }
      };
    }

    @Override
    public boolean isSameFile(FileObject one, FileObject other) {
      return one == other || one.toUri().equals(other.toUri());
    }

    @Override
    public boolean contains(Location location, FileObject file) throws IOException {
      return !(file instanceof SourceFile) && super.contains(location, file);
    }

    @Override
    public void close() {
      // the standard file manager beneath is used again
    }
  }
}
