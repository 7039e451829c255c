package rendezvous.kernel.cell;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.JavaFileObject.Kind;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;

/**
 * Shows the compiler the class path of cells.
 *
 * <p>The JDK's own file manager opens every jar as a file system and walks through all its folders
 * before the first cell can be compiled, which takes a fifth of a kernel's start with the libraries
 * of this course. Here each jar's list of entries is read once. Folders stay with the JDK's
 * manager, as do all other locations. Sources on the class path are not compiled: a cell could not
 * load them.
 */
final class CellFileManager extends ForwardingJavaFileManager<StandardJavaFileManager>
    implements StandardJavaFileManager {
  private final Map<Path, Optional<ClassPathJar>> opened = new HashMap<>();
  private List<Path> classPath = List.of();
  private List<ClassPathJar> jars = List.of();

  CellFileManager(StandardJavaFileManager jdk) {
    super(jdk);
  }

  @Override
  public boolean handleOption(String option, Iterator<String> remaining) {
    if (!option.equals("-classpath") && !option.equals("--class-path") && !option.equals("-cp")) {
      return super.handleOption(option, remaining);
    }
    List<Path> paths = new ArrayList<>();
    for (String entry : remaining.next().split(File.pathSeparator)) {
      if (!entry.isEmpty()) {
        paths.add(Path.of(entry));
      }
    }
    setClassPath(paths);
    return true;
  }

  private synchronized void setClassPath(Collection<? extends Path> paths) {
    List<Path> folders = new ArrayList<>();
    List<ClassPathJar> found = new ArrayList<>();
    List<Path> all = new ArrayList<>(new LinkedHashSet<>(paths));
    for (int i = 0; i < all.size(); i++) {
      Path path = all.get(i);
      if (Files.isDirectory(path)) {
        folders.add(path);
      } else if (Files.isRegularFile(path)) {
        Optional<ClassPathJar> jar = opened.computeIfAbsent(path, CellFileManager::open);
        jar.ifPresent(found::add);
        jar.stream()
            .flatMap(each -> each.classPath().stream())
            .filter(more -> !all.contains(more))
            .forEach(all::add);
      }
    }
    classPath = List.copyOf(all);
    jars = found;
    try {
      fileManager.setLocationFromPaths(StandardLocation.CLASS_PATH, folders);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<ClassPathJar> open(Path path) {
    try {
      return Optional.of(new ClassPathJar(path));
    } catch (IOException e) {
      System.err.println("Not on the class path: " + path + " is no jar: " + e.getMessage());
      return Optional.empty();
    }
  }

  @Override
  public synchronized Iterable<JavaFileObject> list(
      Location location, String packageName, Set<Kind> kinds, boolean recurse) throws IOException {
    Iterable<JavaFileObject> files = super.list(location, packageName, kinds, recurse);
    if (location != StandardLocation.CLASS_PATH || !kinds.contains(Kind.CLASS)) {
      return files;
    }
    List<JavaFileObject> all = new ArrayList<>();
    files.forEach(all::add);
    for (ClassPathJar jar : jars) {
      jar.list(packageName, recurse, all);
    }
    return all;
  }

  @Override
  public String inferBinaryName(Location location, JavaFileObject file) {
    return file instanceof ClassPathJar.ClassInJar inJar
        ? inJar.binaryName()
        : super.inferBinaryName(location, file);
  }

  @Override
  public boolean isSameFile(FileObject a, FileObject b) {
    return a instanceof ClassPathJar.ClassInJar || b instanceof ClassPathJar.ClassInJar
        ? a.toUri().equals(b.toUri())
        : super.isSameFile(a, b);
  }

  @Override
  public boolean contains(Location location, FileObject file) throws IOException {
    return file instanceof ClassPathJar.ClassInJar
        ? location == StandardLocation.CLASS_PATH
        : super.contains(location, file);
  }

  @Override
  public boolean hasLocation(Location location) {
    return location == StandardLocation.CLASS_PATH || super.hasLocation(location);
  }

  /** Of what javac would load from the class path, plug-ins and processors, cells have none. */
  @Override
  public ClassLoader getClassLoader(Location location) {
    return location == StandardLocation.CLASS_PATH
        ? ClassLoader.getPlatformClassLoader()
        : super.getClassLoader(location);
  }

  @Override
  public void setLocation(Location location, Iterable<? extends File> files) throws IOException {
    List<Path> paths = new ArrayList<>();
    files.forEach(file -> paths.add(file.toPath()));
    setLocationFromPaths(location, paths);
  }

  @Override
  public void setLocationFromPaths(Location location, Collection<? extends Path> paths)
      throws IOException {
    if (location == StandardLocation.CLASS_PATH) {
      setClassPath(paths);
    } else {
      fileManager.setLocationFromPaths(location, paths);
    }
  }

  @Override
  public synchronized Iterable<? extends Path> getLocationAsPaths(Location location) {
    return location == StandardLocation.CLASS_PATH
        ? classPath
        : fileManager.getLocationAsPaths(location);
  }

  @Override
  public Iterable<? extends File> getLocation(Location location) {
    Iterable<? extends Path> paths = getLocationAsPaths(location);
    if (paths == null) {
      return null;
    }
    List<File> files = new ArrayList<>();
    paths.forEach(path -> files.add(path.toFile()));
    return files;
  }

  // what follows is handed on as it is

  @Override
  public void setLocationForModule(
      Location location, String module, Collection<? extends Path> paths) throws IOException {
    fileManager.setLocationForModule(location, module, paths);
  }

  @Override
  public Iterable<? extends JavaFileObject> getJavaFileObjectsFromFiles(
      Iterable<? extends File> files) {
    return fileManager.getJavaFileObjectsFromFiles(files);
  }

  @Override
  public Iterable<? extends JavaFileObject> getJavaFileObjects(File... files) {
    return fileManager.getJavaFileObjects(files);
  }

  @Override
  public Iterable<? extends JavaFileObject> getJavaFileObjectsFromStrings(Iterable<String> names) {
    return fileManager.getJavaFileObjectsFromStrings(names);
  }

  @Override
  public Iterable<? extends JavaFileObject> getJavaFileObjects(String... names) {
    return fileManager.getJavaFileObjects(names);
  }

  @Override
  public Path asPath(FileObject file) {
    return fileManager.asPath(file);
  }
}
