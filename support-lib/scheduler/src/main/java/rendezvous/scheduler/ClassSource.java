package rendezvous.scheduler;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** Where the class files come from of the classes that are to be explored. */
@FunctionalInterface
public interface ClassSource {

  /**
   * A class file.
   *
   * @param name as in {@link Class#getName()}
   * @return its bytes, or null if it is not here
   */
  byte[] find(String name);

  /** The class files that a class loader finds as resources. */
  static ClassSource of(ClassLoader loader) {
    return name -> {
      try (InputStream in = loader.getResourceAsStream(name.replace('.', '/') + ".class")) {
        return in == null ? null : in.readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read the class file of " + name, e);
      }
    };
  }

  /** Class files at hand, by their classes' names: what a compiler has just written, say. */
  static ClassSource of(Map<String, byte[]> classFiles) {
    return classFiles::get;
  }

  /** This source, and for what is not in it another. */
  default ClassSource orElse(ClassSource other) {
    return name -> {
      byte[] here = find(name);
      return here == null ? other.find(name) : here;
    };
  }
}
