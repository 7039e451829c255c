package rendezvous.grader.notebook;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.reflect.InvocationTargetException;
import java.util.Optional;
import rendezvous.grader.compile.Source;

/** The text of the cell that declares a class. */
final class CellSources {
  // The course's kernel puts the name of the cell into the class file, and tells the cell's text by
  // that name. Found by name at run time, because a notebook may run in other kernels as well.

  private static final String KERNEL = "rendezvous.kernel.JavaKernel";

  private CellSources() {}

  static Source of(Class<?> type) {
    String cell = sourceFile(type).orElseThrow(() -> unknown(type));
    return new Source(cell, text(cell).orElseThrow(() -> unknown(type)));
  }

  private static IllegalArgumentException unknown(Class<?> type) {
    return new IllegalArgumentException(
        """
        The cell that declares %s is not known: only the course's own kernel tells the text of \
        cells (./course lab), and only once the cell has been run. With another kernel, save the \
        notebook and run ./course check in a terminal.\
        """
            .formatted(type.getSimpleName()));
  }

  private static Optional<String> sourceFile(Class<?> type) {
    String resource = type.getName().replace('.', '/') + ".class";
    ClassLoader loader = type.getClassLoader();
    try (InputStream in = loader == null ? null : loader.getResourceAsStream(resource)) {
      return in == null
          ? Optional.empty()
          : ClassFile.of()
              .parse(in.readAllBytes())
              .findAttribute(Attributes.sourceFile())
              .map(attribute -> attribute.sourceFile().stringValue());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> text(String cell) {
    try {
      Class<?> kernelType = Class.forName(KERNEL);
      Object kernel = kernelType.getMethod("getKernelInstance").invoke(null);
      return kernel == null
          ? Optional.empty()
          : Optional.ofNullable(
              (String) kernelType.getMethod("source", String.class).invoke(kernel, cell));
    } catch (ClassNotFoundException | NoSuchMethodException | IllegalAccessException e) {
      return Optional.empty();
    } catch (InvocationTargetException e) {
      throw new IllegalStateException("the kernel does not tell its cells", e.getCause());
    }
  }
}
