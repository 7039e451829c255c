package rendezvous.lab;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import jdk.jshell.Diag;
import jdk.jshell.JShell;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.execution.DirectExecutionControl;
import jdk.jshell.execution.LoaderDelegate;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControl.ClassBytecodes;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;

/** Runs cells in this JVM with the JDK's JShell, on which all kernels are built. */
final class CellShell implements AutoCloseable {
  private static final List<String> IMPORTS =
      List.of(
          "import module java.base;",
          "import rendezvous.lab.*;",
          "import rendezvous.channel.*;",
          "import rendezvous.sync.*;");

  private final JShell shell;

  private CellShell(JShell shell) {
    this.shell = shell;
    shell.addToClasspath(System.getProperty("java.class.path"));
    IMPORTS.forEach(this::run);
  }

  /** With the class loader of the JDK, as in IJava. */
  static CellShell ofJdk() {
    return of(DirectExecutionControl::new);
  }

  /** With a class loader that keeps class files to itself, as in JJava. */
  static CellShell withSecretiveLoader() {
    return of(() -> new DirectExecutionControl(new Secretive()));
  }

  private static CellShell of(Supplier<ExecutionControl> control) {
    ExecutionControlProvider provider =
        new ExecutionControlProvider() {
          @Override
          public String name() {
            return "in this JVM";
          }

          @Override
          public ExecutionControl generate(ExecutionEnv env, Map<String, String> parameters) {
            return control.get();
          }
        };
    return new CellShell(JShell.builder().executionEngine(provider, Map.of()).build());
  }

  /** Runs a cell; gives its last value as text. */
  String run(String cell) {
    String value = null;
    String rest = cell;
    while (!rest.isBlank()) {
      CompletionInfo info = shell.sourceCodeAnalysis().analyzeCompletion(rest);
      for (SnippetEvent event : shell.eval(info.source())) {
        if (event.exception() != null) {
          throw new IllegalStateException(event.exception());
        }
        String problems =
            shell
                .diagnostics(event.snippet())
                .filter(Diag::isError)
                .map(d -> d.getMessage(Locale.ROOT))
                .toList()
                .toString();
        if (!problems.equals("[]")) {
          throw new IllegalArgumentException(info.source() + problems);
        }
        if (event.causeSnippet() == null) {
          value = event.value();
        }
      }
      rest = info.remaining();
    }
    return value;
  }

  @Override
  public void close() {
    shell.close();
  }

  /** Holds the class files in a map that only its class loader, an inner class, reads. */
  private static final class Secretive implements LoaderDelegate {
    private final Map<String, byte[]> declared = new HashMap<>();
    private final Map<String, Class<?>> loaded = new HashMap<>();
    private final Loader loader = new Loader();

    private final class Loader extends ClassLoader {
      @Override
      protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = declared.get(name);
        if (bytes == null) {
          throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes, 0, bytes.length);
      }
    }

    @Override
    public void load(ClassBytecodes[] compiled) throws ExecutionControl.ClassInstallException {
      for (ClassBytecodes each : compiled) {
        declared.put(each.name(), each.bytecodes());
      }
      for (ClassBytecodes each : compiled) {
        try {
          loaded.put(each.name(), loader.loadClass(each.name()));
        } catch (ClassNotFoundException e) {
          throw new ExecutionControl.ClassInstallException(e.getMessage(), new boolean[0]);
        }
      }
    }

    @Override
    public void classesRedefined(ClassBytecodes[] compiled) {
      for (ClassBytecodes each : compiled) {
        declared.put(each.name(), each.bytecodes());
      }
    }

    @Override
    public void addToClasspath(String path) {
      // the parent has it all
    }

    @Override
    public Class<?> findClass(String name) throws ClassNotFoundException {
      Class<?> found = loaded.get(name);
      if (found == null) {
        throw new ClassNotFoundException(name);
      }
      return found;
    }
  }
}
