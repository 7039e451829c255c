package rendezvous.lab;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The Jupyter kernel this code runs in, whichever of the JVM's kernels it is.
 *
 * <p>Our own kernel, IJava and JJava share one ancestor, so they have the same methods under
 * different package names: a kernel with {@code getRenderer()} and {@code display(DisplayData)}, a
 * renderer with {@code createRegistration(Class).register(RenderFunction)}. They are found by name
 * at run time, for the lab must run in all three and without any, and must not bring along the
 * classes of one.
 */
final class NotebookKernel {

  // JJava moved its accessor twice: the last three are its 1.0 releases, newest first.
  private static final List<Accessor> ACCESSORS =
      List.of(
          new Accessor("rendezvous.kernel.JavaKernel", "getKernelInstance"),
          new Accessor("io.github.spencerpark.ijava.IJava", "getKernelInstance"),
          new Accessor("org.dflib.jjava.jupyter.kernel.BaseKernel", "notebookKernel"),
          new Accessor("org.dflib.jjava.kernel.JavaNotebookStatics", "kernel"),
          new Accessor("org.dflib.jjava.JJava", "getKernelInstance"));

  private final Object kernel;
  private final Object renderer;
  private final MethodHandle createRegistration;
  private final MethodHandle render;
  private final MethodHandle display;

  private NotebookKernel(Object kernel) throws ReflectiveOperationException {
    MethodHandles.Lookup lookup = MethodHandles.publicLookup();
    Method getRenderer = publicMethod(kernel.getClass(), "getRenderer");
    this.kernel = kernel;
    this.renderer = getRenderer.invoke(kernel);
    Class<?> rendererType = getRenderer.getReturnType();
    Method renderMethod = rendererType.getMethod("render", Object.class);
    this.render =
        lookup
            .unreflect(renderMethod)
            .asType(MethodType.methodType(Object.class, Object.class, Object.class));
    this.createRegistration =
        lookup
            .unreflect(rendererType.getMethod("createRegistration", Class.class))
            .asType(MethodType.methodType(Object.class, Object.class, Class.class));
    this.display =
        lookup
            .unreflect(publicMethod(kernel.getClass(), "display", renderMethod.getReturnType()))
            .asType(MethodType.methodType(void.class, Object.class, Object.class));
  }

  /** The method as a public class declares it; the kernel's own class may not be public. */
  private static Method publicMethod(Class<?> type, String name, Class<?>... parameters)
      throws NoSuchMethodException {
    Class<?> declaring = type;
    while (!Modifier.isPublic(declaring.getModifiers()) && declaring.getSuperclass() != null) {
      declaring = declaring.getSuperclass();
    }
    return declaring.getMethod(name, parameters);
  }

  /** The kernel that runs now, or empty where there is none, as in a test or a plain program. */
  static Optional<NotebookKernel> find() {
    for (Accessor accessor : ACCESSORS) {
      for (ClassLoader loader : loaders()) {
        Object kernel = accessor.kernel(loader);
        if (kernel != null) {
          return Optional.of(of(kernel));
        }
      }
    }
    return Optional.empty();
  }

  /** A kernel object of one of the known families. */
  static NotebookKernel of(Object kernel) {
    try {
      return new NotebookKernel(kernel);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          "this kernel cannot show rich results: " + kernel.getClass().getName(), e);
    }
  }

  /** Cell code, the lab and the kernel may each have a loader of their own. */
  private static Set<ClassLoader> loaders() {
    Set<ClassLoader> loaders = new LinkedHashSet<>();
    loaders.add(NotebookKernel.class.getClassLoader());
    loaders.add(Thread.currentThread().getContextClassLoader());
    loaders.add(ClassLoader.getSystemClassLoader());
    loaders.remove(null);
    return loaders;
  }

  boolean is(NotebookKernel other) {
    return other != null && other.kernel == kernel;
  }

  /** From now on the kernel shows values of this type as the bundle says. */
  <T> void register(Class<T> type, Function<T, Map<String, Object>> bundle) {
    try {
      Object registration = createRegistration.invoke(renderer, type);
      Method register =
          List.of(registration.getClass().getMethods()).stream()
              .filter(m -> m.getName().equals("register") && m.getParameterCount() == 1)
              .findFirst()
              .orElseThrow(() -> new NoSuchMethodException("register(RenderFunction)"));
      register.invoke(registration, renderFunction(register.getParameterTypes()[0], type, bundle));
    } catch (Throwable e) {
      throw new IllegalStateException("the kernel takes no renderer for " + type.getName(), e);
    }
  }

  private static <T> Object renderFunction(
      Class<?> functionType, Class<T> type, Function<T, Map<String, Object>> bundle) {
    return Proxy.newProxyInstance(
        functionType.getClassLoader(),
        new Class<?>[] {functionType},
        (proxy, method, args) ->
            switch (method.getName()) {
              case "render" -> {
                RenderTarget.of(args[1]).put(bundle.apply(type.cast(args[0])));
                yield null;
              }
              case "equals" -> proxy == args[0];
              case "hashCode" -> System.identityHashCode(proxy);
              default -> "rendezvous.lab renderer of " + type.getName();
            });
  }

  /**
   * The text of a cell, by the name that stack traces call it; empty where the kernel does not
   * tell, as only our own does.
   */
  Optional<String> source(String cell) {
    try {
      return Optional.ofNullable(
          (String) kernel.getClass().getMethod("source", String.class).invoke(kernel, cell));
    } catch (ReflectiveOperationException e) {
      return Optional.empty();
    }
  }

  /** Sends the value to the front end, rendered as if it were the cell's last expression. */
  void display(Object value) {
    try {
      display.invoke(kernel, render.invoke(renderer, value));
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("the kernel could not display " + value, e);
    }
  }

  private record Accessor(String type, String method) {

    Object kernel(ClassLoader loader) {
      try {
        return Class.forName(type, true, loader).getMethod(method).invoke(null);
      } catch (ReflectiveOperationException | LinkageError e) {
        return null; // not this kernel, or (JJava) this kernel but not running
      }
    }
  }

  /** What a render function is given to write into: {@code RenderContext}. */
  private record RenderTarget(
      Object context, Method wants, Method parse, Object output, Method put) {

    static RenderTarget of(Object context) throws ReflectiveOperationException {
      Class<?> type = context.getClass();
      Method getOutput = type.getMethod("getOutputContainer");
      Method wants =
          List.of(type.getMethods()).stream()
              .filter(m -> m.getName().equals("wantsDataRenderedAs"))
              .findFirst()
              .orElseThrow(() -> new NoSuchMethodException("wantsDataRenderedAs(MIMEType)"));
      return new RenderTarget(
          context,
          wants,
          wants.getParameterTypes()[0].getMethod("parse", String.class),
          getOutput.invoke(context),
          getOutput.getReturnType().getMethod("putData", String.class, Object.class));
    }

    void put(Map<String, Object> bundle) throws ReflectiveOperationException {
      for (Map.Entry<String, Object> entry : bundle.entrySet()) {
        if ((boolean) wants.invoke(context, parse.invoke(null, entry.getKey()))) {
          put.invoke(output, entry.getKey(), entry.getValue());
        }
      }
    }
  }
}
