package rendezvous.grader.judge;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Map;

/** Loads the classes of a submission and its tests from memory. */
final class SubmissionLoader extends ClassLoader {
  static {
    registerAsParallelCapable();
  }

  private static final String SUFFIX = ".class";

  private final Map<String, byte[]> classes;

  SubmissionLoader(Map<String, byte[]> classes) {
    super("submission", SubmissionLoader.class.getClassLoader());
    this.classes = classes;
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] bytes = classes.get(name);
    if (bytes == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, bytes, 0, bytes.length);
  }

  /** Explorations read class files, to weave them. */
  @Override
  public InputStream getResourceAsStream(String name) {
    byte[] bytes =
        name.endsWith(SUFFIX)
            ? classes.get(name.substring(0, name.length() - SUFFIX.length()).replace('/', '.'))
            : null;
    return bytes == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(bytes);
  }
}
