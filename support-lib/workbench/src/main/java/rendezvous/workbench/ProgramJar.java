package rendezvous.workbench;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * A small program as a jar: a folder of classes would do, but the JVM's caches of classes (CDS,
 * AOT) take jars only.
 */
final class ProgramJar {

  private static final Pattern TYPE =
      Pattern.compile(
          "(?m)^\\s*(?:public\\s+|final\\s+)*(?:class|record|enum|interface)\\s+(\\w+)");
  private static final Pattern PACKAGE = Pattern.compile("(?m)^\\s*package\\s+([\\w.]+)\\s*;");

  private ProgramJar() {}

  /** The full name of the first class in the source code. */
  static String mainClass(String code) {
    Matcher type = TYPE.matcher(code);
    if (!type.find()) {
      throw new IllegalArgumentException("there is no class in this source code");
    }
    Matcher in = PACKAGE.matcher(code);
    return (in.find() ? in.group(1) + "." : "") + type.group(1);
  }

  /**
   * Compiles the source code into a jar.
   *
   * @param folder an existing folder for the jar
   * @param log gets what the compiler has to say
   * @throws IOException if it does not compile
   */
  static Path make(String code, List<Path> classPath, Path folder, LogTail log) throws IOException {
    Path classes = Files.createDirectory(folder.resolve("classes"));
    DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
    StringWriter other = new StringWriter();
    boolean ok =
        ToolProvider.getSystemJavaCompiler()
            .getTask(
                other,
                null,
                problems,
                List.of("-d", classes.toString(), "-cp", join(classPath), "-proc:none"),
                null,
                List.of(new Source(code)))
            .call();
    problems
        .getDiagnostics()
        .forEach(problem ->
            ("line " + problem.getLineNumber() + ": " + problem.getMessage(Locale.ROOT))
                .lines()
                .forEach(log::add));
    other.toString().lines().forEach(log::add);
    if (!ok) {
      throw new IOException("its source code does not compile");
    }
    return pack(classes, folder.resolve("program.jar"));
  }

  static String join(List<Path> classPath) {
    return String.join(File.pathSeparator, classPath.stream().map(Path::toString).toList());
  }

  private static Path pack(Path classes, Path jar) throws IOException {
    try (OutputStream file = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(file);
        Stream<Path> tree = Files.walk(classes)) {
      for (Path each : tree.filter(Files::isRegularFile).toList()) {
        zip.putNextEntry(
            new ZipEntry(classes.relativize(each).toString().replace(File.separatorChar, '/')));
        Files.copy(each, zip);
        zip.closeEntry();
      }
    }
    return jar;
  }

  /** Source code that is in no file. */
  private static final class Source extends SimpleJavaFileObject {
    private final String code;

    Source(String code) {
      super(
          URI.create("string:///" + mainClass(code).replace('.', '/') + Kind.SOURCE.extension),
          Kind.SOURCE);
      this.code = code;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return code;
    }
  }
}
