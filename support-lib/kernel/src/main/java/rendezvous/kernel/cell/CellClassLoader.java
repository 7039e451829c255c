package rendezvous.kernel.cell;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Holds the classes of all cells, and the libraries that they use. */
final class CellClassLoader extends URLClassLoader {
  private final Map<String, byte[]> classes = new ConcurrentHashMap<>();

  CellClassLoader() {
    super(new URL[0], CellClassLoader.class.getClassLoader());
  }

  /** Makes a class known; it is defined when it is first used. */
  void declare(String name, byte[] bytes) {
    classes.put(name, bytes);
  }

  /** Changes the class files of some classes, for those who read them from now on. */
  void replace(Predicate<String> name, UnaryOperator<byte[]> change) {
    classes.replaceAll((each, bytes) -> name.test(each) ? change.apply(bytes) : bytes);
  }

  void addPath(Path path) {
    try {
      addURL(path.toUri().toURL());
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException("not a class path entry: " + path, e);
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] bytes = classes.get(name);
    return bytes == null ? super.findClass(name) : defineClass(name, bytes, 0, bytes.length);
  }

  /** Cells' own class files can be read like any other resource, for tools that analyse them. */
  @Override
  public InputStream getResourceAsStream(String name) {
    byte[] bytes =
        name.endsWith(".class")
            ? classes.get(name.substring(0, name.length() - ".class".length()).replace('/', '.'))
            : null;
    return bytes == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(bytes);
  }
}
