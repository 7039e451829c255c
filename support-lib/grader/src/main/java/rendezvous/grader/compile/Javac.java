package rendezvous.grader.compile;

import java.io.StringWriter;
import java.io.Writer;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javax.tools.DiagnosticListener;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;

/**
 * The JDK's compiler. What it has read of the JDK and the class path serves the next compilation,
 * too: to read it takes several times as long as to compile what a learner writes. That is what
 * JShell does, by a pool of the compiler's own ({@code com.sun.tools.javac.api.JavacTaskPool}),
 * which {@value #EXPORT} makes visible; without that option each compilation begins anew. To be
 * used by one thread at a time.
 */
final class Javac {
  /** The option of the JVM that it is quicker with. */
  static final String EXPORT = "--add-exports=jdk.compiler/com.sun.tools.javac.api=ALL-UNNAMED";

  /** Names of all that was compiled are kept, too, which must not go on for ever. */
  private static final int MOST_USES = 100;

  private static final String POOL = "com.sun.tools.javac.api.JavacTaskPool";

  private static final Class<?> WORKER; // null if there is no pool
  private static final MethodHandle NEW_POOL;
  private static final MethodHandle IN_POOL;

  static {
    Class<?> worker = null;
    MethodHandle newPool = null;
    MethodHandle inPool = null;
    try {
      Class<?> pool = Class.forName(POOL);
      Class<?> ofPool = Class.forName(POOL + "$Worker");
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      newPool =
          lookup
              .findConstructor(pool, MethodType.methodType(void.class, int.class))
              .asType(MethodType.methodType(Object.class, int.class));
      inPool =
          lookup.findVirtual(
              pool,
              "getTask",
              MethodType.methodType(
                  Object.class,
                  Writer.class,
                  JavaFileManager.class,
                  DiagnosticListener.class,
                  Iterable.class,
                  Iterable.class,
                  Iterable.class,
                  ofPool));
      worker = ofPool;
    } catch (ReflectiveOperationException e) {
      worker = null; // not exported to us
    }
    WORKER = worker;
    NEW_POOL = newPool;
    IN_POOL = inPool;
  }

  // immutable state
  private final JavaCompiler compiler;
  private final List<String> options;

  // mutable state
  private Object pool;
  private int uses;

  Javac(JavaCompiler compiler, List<String> options) {
    this.compiler = compiler;
    this.options = options;
  }

  /** Whether what was read is kept. */
  static boolean isReused() {
    return WORKER != null;
  }

  /** Compiles; false if there are errors. */
  boolean compile(
      JavaFileManager files,
      DiagnosticListener<? super JavaFileObject> listener,
      List<? extends JavaFileObject> sources) {
    if (!isReused()) {
      return compiler.getTask(new StringWriter(), files, listener, options, null, sources).call();
    }
    if (uses++ == MOST_USES) {
      forget();
    }
    AtomicReference<Boolean> result = new AtomicReference<>();
    Object worker =
        Proxy.newProxyInstance(
            WORKER.getClassLoader(),
            new Class<?>[] {WORKER},
            (_, _, arguments) -> {
              result.set(((JavaCompiler.CompilationTask) arguments[0]).call());
              return null;
            });
    try {
      if (pool == null) {
        pool = (Object) NEW_POOL.invokeExact(1);
      }
      Object _ =
          IN_POOL.invoke(pool, new StringWriter(), files, listener, options, null, sources, worker);
    } catch (Throwable e) {
      forget();
      if (result.get() == null) { // else only tidying up has failed
        if (e instanceof Error error) { // such as a stack that is not large enough
          throw error;
        }
        throw new IllegalStateException("the compiler has failed", e);
      }
    }
    return result.get();
  }

  /** Begins anew the next time. */
  void forget() {
    pool = null;
    uses = 0;
  }
}
