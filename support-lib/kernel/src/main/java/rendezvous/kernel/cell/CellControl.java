package rendezvous.kernel.cell;

import java.lang.classfile.ClassHierarchyResolver;
import java.lang.constant.ClassDesc;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.function.IntUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.execution.DirectExecutionControl;
import jdk.jshell.execution.LoaderDelegate;
import jdk.jshell.spi.SPIResolutionException;

/**
 * Executes snippets inside the kernel's own JVM, on the cell's thread, and keeps the real value and
 * the real exception, of which JShell itself would only hand on a text.
 *
 * <p>Used by the thread that evaluates, and by no other; except {@link #located}, which any thread
 * may call.
 */
final class CellControl extends DirectExecutionControl {
  private static final StackTraceElement[] NO_FRAMES = {};

  /**
   * A class that JShell wraps around a snippet, or around several: methods of one name that call
   * each other. Its name is made of their identifiers, each with letters that tell the version.
   */
  private static final Pattern WRAPPER =
      Pattern.compile(
          "REPL\\.\\$JShell\\$(?<snippets>\\d+[A-Z]*(?:_\\d+[A-Z]*)*)(?<inside>\\$.*)?");

  private final CellClassLoader loader;
  private final Map<Snippet, CellSource> sources = new HashMap<>();

  // by what stands for the snippets in a class's name: identifier and version
  private final Map<String, CellClass> cellClasses = new ConcurrentHashMap<>();

  // the same of each snippet's newest class, by the snippet's identifier
  private final Map<String, String> newest = new HashMap<>();
  private final ClassHierarchyResolver classes;

  private JShell shell;
  private CellThread cellThread;
  private CellSource source;
  private long timeoutMillis;
  private Object value;
  private Throwable thrown;

  CellControl() {
    this(new CellClassLoader());
  }

  private CellControl(CellClassLoader loader) {
    super(new Delegate(loader));
    this.loader = loader;
    this.classes =
        ClassHierarchyResolver.ofResourceParsing(loader)
            // a class of a cell that is still to come: any answer serves, frames are checked later
            .orElse(name -> ClassHierarchyResolver.ClassHierarchyInfo.ofClass(OBJECT))
            .cached();
  }

  private static final ClassDesc OBJECT = ClassDesc.of("java.lang.Object");

  CellClassLoader loader() {
    return loader;
  }

  /** Says whose snippets these are; before the first of them. */
  void serve(JShell owner) {
    shell = owner;
  }

  /** What is evaluated from now on belongs to {@code next} and runs on {@code on}. */
  void enter(CellSource next, CellThread on, long timeout) {
    source = next;
    cellThread = on;
    timeoutMillis = timeout;
    value = null;
    thrown = null;
  }

  /** Remembers which cell a snippet came from, for classes that JShell compiles again later. */
  void attribute(Snippet snippet, CellSource from) {
    sources.put(snippet, from);
    if (newest.containsKey(snippet.id())) {
      noteDeclaration(from, newest.get(snippet.id()));
    }
  }

  /** Where a snippet came from. */
  CellSource sourceOf(Snippet snippet, CellSource orElse) {
    return sources.getOrDefault(snippet, orElse);
  }

  /**
   * Where what JShell compiles now came from. A declaration keeps its identifier when another cell
   * declares the same name again. The snippet of the earlier cell is overwritten by then, and the
   * new one is not among the snippets yet; one that is active is only compiled again, because of
   * what has changed around it.
   */
  private CellSource declared(String id) {
    return shell
        .snippets()
        .filter(snippet -> snippet.id().equals(id) && shell.status(snippet).isActive())
        .map(sources::get)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(source);
  }

  /**
   * Takes note of what cell a class belongs to now. What a cell declares word for word as an
   * earlier one did, or the same cell when it is executed again, JShell does not load again.
   */
  private void noteDeclaration(CellSource now, String snippets) {
    CellClass before = cellClasses.get(snippets);
    if (before == null || !before.isDeclaredAgainBy(now)) {
      return;
    }
    CellClass after = before.declaredAgainBy(now);
    cellClasses.put(snippets, after);
    // what is loaded stays as it is, but tools may read the class files
    loader.replace(
        name -> {
          Matcher wrapper = WRAPPER.matcher(name);
          return wrapper.matches() && wrapper.group("snippets").equals(snippets);
        },
        bytes -> CellBytecode.moved(bytes, now.name(), after.shift() - before.shift(), classes));
  }

  /** A frame with the place that its code has in the cell that has declared it last. */
  StackTraceElement located(StackTraceElement frame) {
    Matcher name = WRAPPER.matcher(frame.getClassName());
    CellClass cellClass = name.matches() ? cellClasses.get(name.group("snippets")) : null;
    return cellClass == null ? frame : cellClass.located(frame);
  }

  Object value() {
    return value;
  }

  Throwable thrown() {
    return thrown;
  }

  @Override
  public void load(ClassBytecodes[] compiled)
      throws ClassInstallException, NotImplementedException, EngineTerminationException {
    for (ClassBytecodes c : compiled) {
      loader.declare(c.name(), c.bytecodes());
      Matcher name = WRAPPER.matcher(c.name());
      if (name.matches() && name.group("inside") == null) {
        noteClass(name.group("snippets"), CellBytecode.Wrapper.of(c.bytecodes()));
      }
    }
    for (ClassBytecodes c : compiled) {
      loader.declare(c.name(), rewritten(c));
    }
    super.load(compiled);
  }

  private void noteClass(String snippets, CellBytecode.Wrapper wrapper) {
    List<CellSource> from = new ArrayList<>();
    for (String snippet : snippets.split("_")) {
      String id = snippet.replaceAll("[A-Z]", "");
      newest.put(id, snippets);
      CellSource declared = declared(id);
      if (declared != null) {
        from.add(declared);
      }
    }
    cellClasses.put(snippets, CellClass.of(wrapper, from));
  }

  private byte[] rewritten(ClassBytecodes c) {
    Matcher name = WRAPPER.matcher(c.name());
    CellClass cellClass = name.matches() ? cellClasses.get(name.group("snippets")) : null;
    if (cellClass == null || cellClass.from().isEmpty()) {
      return c.bytecodes();
    }
    // JShell moves the body of an anonymous class away from where it stood
    IntUnaryOperator lines =
        c.name().contains("$$JShell$anonymous$$") ? line -> 0 : cellClass.lines();
    try {
      return CellBytecode.rewrite(c.bytecodes(), cellClass.cells(), lines, classes);
    } catch (IllegalArgumentException | IllegalStateException e) {
      return c.bytecodes(); // better the wrapper's lines than no class
    }
  }

  @Override
  protected String invoke(Method method) throws Exception {
    Matcher name = WRAPPER.matcher(method.getDeclaringClass().getName());
    if (name.matches()) {
      noteDeclaration(source, name.group("snippets"));
    }
    try {
      value = cellThread.call(method, timeoutMillis);
      return "";
    } catch (InvocationTargetException e) {
      thrown = e.getCause();
      if (thrown instanceof SPIResolutionException unresolved) {
        throw new ResolutionException(unresolved.id(), NO_FRAMES);
      }
      throw new UserException(
          String.valueOf(thrown.getMessage()), thrown.getClass().getName(), NO_FRAMES);
    } catch (CancellationException | TimeoutException e) {
      thrown = e;
      throw new UserException(e.toString(), e.getClass().getName(), NO_FRAMES);
    }
  }

  /** Gives classes to JShell from {@link CellClassLoader}. */
  private record Delegate(CellClassLoader loader) implements LoaderDelegate {
    @Override
    public void load(ClassBytecodes[] compiled) throws ClassInstallException {
      boolean[] loaded = new boolean[compiled.length];
      try {
        for (int i = 0; i < compiled.length; i++) {
          // links the class now, so that a bad one is an error of the cell that made it
          Class.forName(compiled[i].name(), false, loader).getDeclaredMethods();
          loaded[i] = true;
        }
      } catch (ReflectiveOperationException | LinkageError e) {
        throw new ClassInstallException("load: " + e.getMessage(), loaded);
      }
    }

    @Override
    public void classesRedefined(ClassBytecodes[] compiled) {}

    @Override
    public void addToClasspath(String path) {
      for (String entry : path.split(java.io.File.pathSeparator)) {
        loader.addPath(Path.of(entry));
      }
    }

    @Override
    public Class<?> findClass(String name) throws ClassNotFoundException {
      return Class.forName(name, false, loader);
    }
  }
}
