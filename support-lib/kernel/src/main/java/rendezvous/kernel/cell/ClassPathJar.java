package rendezvous.kernel.cell;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipFile;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;

/** The classes of one jar, by package. Thread-safe once it is made. */
final class ClassPathJar {
  private static final String CLASS = ".class";

  private final Path path;
  private final URI location;
  private final JarFile jar;
  private final List<Path> classPath;
  private final Map<String, List<String>> classesByPackage = new HashMap<>();

  ClassPathJar(Path path) throws IOException {
    this.path = path;
    this.location = path.toUri();
    this.jar = new JarFile(path.toFile(), false, ZipFile.OPEN_READ, JarFile.runtimeVersion());
    this.classPath = classPath(jar, location);
    jar.versionedStream().forEach(this::add);
  }

  private void add(JarEntry entry) {
    String name = entry.getName();
    if (name.endsWith(CLASS)) {
      int slash = name.lastIndexOf('/');
      String inPackage = slash < 0 ? "" : name.substring(0, slash).replace('/', '.');
      classesByPackage
          .computeIfAbsent(inPackage, p -> new ArrayList<>())
          .add(name.substring(slash + 1, name.length() - CLASS.length()));
    }
  }

  /** Adds the classes of a package, and of those below it if {@code recurse}. */
  void list(String inPackage, boolean recurse, List<JavaFileObject> into) {
    addAll(inPackage, into);
    if (recurse) {
      String prefix = inPackage.isEmpty() ? "" : inPackage + ".";
      for (String each : classesByPackage.keySet()) {
        if (each.startsWith(prefix) && !each.equals(inPackage)) {
          addAll(each, into);
        }
      }
    }
  }

  private void addAll(String inPackage, List<JavaFileObject> into) {
    String prefix = inPackage.isEmpty() ? "" : inPackage + ".";
    for (String name : classesByPackage.getOrDefault(inPackage, List.of())) {
      into.add(new ClassInJar(prefix + name));
    }
  }

  /** Jars that this one's manifest adds to the class path. */
  List<Path> classPath() {
    return classPath;
  }

  private static List<Path> classPath(JarFile jar, URI location) throws IOException {
    Manifest manifest = jar.getManifest();
    String more =
        manifest == null ? null : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
    List<Path> found = new ArrayList<>();
    for (String entry : more == null ? new String[0] : more.strip().split("\\s+")) {
      try {
        found.add(Path.of(location.resolve(entry)));
      } catch (IllegalArgumentException | FileSystemNotFoundException e) {
        // not a file
      }
    }
    return found;
  }

  /** One class file. */
  final class ClassInJar extends SimpleJavaFileObject {
    private final String binaryName;

    private ClassInJar(String binaryName) {
      super(
          location,
          Kind.CLASS); // javac asks for thousands of classes, and for the URI of next to none
      this.binaryName = binaryName;
    }

    String binaryName() {
      return binaryName;
    }

    private String entryName() {
      return binaryName.replace('.', '/') + CLASS;
    }

    @Override
    public URI toUri() {
      return URI.create("jar:" + location + "!/" + entryName());
    }

    @Override
    public String getName() {
      return path + "(" + entryName() + ")";
    }

    @Override
    public boolean isNameCompatible(String simpleName, Kind kind) {
      return kind == Kind.CLASS
          && binaryName.substring(binaryName.lastIndexOf('.') + 1).equals(simpleName);
    }

    @Override
    public InputStream openInputStream() throws IOException {
      return jar.getInputStream(jar.getJarEntry(entryName()));
    }
  }
}
