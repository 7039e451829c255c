package rendezvous.kernel.cell;

import java.lang.classfile.ClassHierarchyResolver;
import java.lang.constant.ClassDesc;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import java.util.function.IntUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.execution.DirectExecutionControl;
import jdk.jshell.execution.LoaderDelegate;
import jdk.jshell.spi.SPIResolutionException;

/**
 * Executes snippets inside the kernel's own JVM, on the cell's thread, and keeps the real value and
 * the real exception, of which JShell itself would only hand on a text.
 *
 * <p>Used by the thread that evaluates, and by no other.
 */
final class CellControl extends DirectExecutionControl {
  private static final StackTraceElement[] NO_FRAMES = {};

  /**
   * A class that JShell wraps around a snippet, or around several: methods of one name that call
   * each other. Its name is made of their identifiers, each with letters that tell the version.
   */
  private static final Pattern WRAPPER =
      Pattern.compile("REPL\\.\\$JShell\\$(?<snippets>\\d+[A-Z]*(?:_\\d+[A-Z]*)*)(?<inside>\\$.*)?");

  private final CellClassLoader loader;
  private final Map<Snippet, CellSource> sources = new HashMap<>();
  private final Map<String, CellBytecode.Wrapper> wrappers = new HashMap<>(); // by version
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
        wrappers.put(name.group("snippets"), CellBytecode.Wrapper.of(c.bytecodes()));
      }
    }
    for (ClassBytecodes c : compiled) {
      loader.declare(c.name(), rewritten(c));
    }
    super.load(compiled);
  }

  private byte[] rewritten(ClassBytecodes c) {
    Matcher name = WRAPPER.matcher(c.name());
    if (!name.matches()) {
      return c.bytecodes();
    }
    CellBytecode.Wrapper wrapper = wrappers.get(name.group("snippets"));
    List<CellSource> from =
        Stream.of(name.group("snippets").split("_"))
            .map(version -> declared(version.replaceAll("[A-Z]", "")))
            .filter(Objects::nonNull)
            .toList();
    if (from.isEmpty() || wrapper == null) {
      return c.bytecodes();
    }
    String cells = from.stream().map(CellSource::name).distinct().collect(Collectors.joining(", "));
    // JShell moves the body of an anonymous class away from where it stood, and does not tell in
    // which order it has put several snippets
    boolean unknown = c.name().contains("$$JShell$anonymous$$") || from.size() > 1;
    IntUnaryOperator lines = unknown ? line -> 0 : from.getFirst().linesIn(wrapper);
    try {
      return CellBytecode.rewrite(c.bytecodes(), cells, lines, classes);
    } catch (IllegalArgumentException | IllegalStateException e) {
      return c.bytecodes(); // better the wrapper's lines than no class
    }
  }

  @Override
  protected String invoke(Method method) throws Exception {
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
