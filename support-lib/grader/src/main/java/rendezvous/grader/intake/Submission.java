package rendezvous.grader.intake;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import rendezvous.grader.Limits;
import rendezvous.grader.compile.Source;

/** Reads a learner's sources from a file or a folder. Nothing is unpacked to disk. */
public final class Submission {
  private final Path path;
  private final Limits limits;

  private Submission(Path path, Limits limits) {
    this.path = path;
    this.limits = limits;
  }

  /**
   * The sources of a submission: the tagged cells of a notebook, a Java file, or what is in a
   * folder or a zip archive, which is its Java files, or else its notebooks.
   *
   * @throws IntakeException if there are none, or too many
   * @throws IOException if it cannot be read
   */
  public static List<Source> read(Path path) throws IOException, IntakeException {
    return read(path, Limits.DEFAULT);
  }

  /** As {@link #read(Path)}, with other limits. */
  public static List<Source> read(Path path, Limits limits) throws IOException, IntakeException {
    return new Submission(path, limits).read();
  }

  private List<Source> read() throws IOException, IntakeException {
    if (!Files.exists(path)) {
      throw new IntakeException("there is no file " + path);
    }
    List<Source> sources =
        Files.isDirectory(path)
            ? chosen(folder())
            : switch (suffix(path.toString())) {
              case "ipynb", "java" -> sources(named(path));
              case "zip" -> chosen(ZipFiles.read(path, limits));
              default ->
                  throw new IntakeException(
                      path
                          + " is no submission: that is an .ipynb, a .java file, a folder or a"
                          + " .zip");
            };
    long size = sources.stream().mapToLong(source -> source.text().length()).sum();
    if (size > (long) limits.source() << 10) {
      throw new IntakeException(
          "the sources in %s are too long: more than %d KB".formatted(path, limits.source()));
    }
    return sources;
  }

  /**
   * A file's name and what is in it.
   *
   * @param path as in its folder or archive
   */
  record Named(String path, byte[] bytes) {
    Named {
      bytes = withoutMark(bytes);
    }

    String fileName() {
      return FileName.of(path.substring(path.lastIndexOf('/') + 1));
    }

    /**
     * Some editors begin a file with a mark that says that it is UTF-8; the compiler knows none.
     */
    private static byte[] withoutMark(byte[] bytes) {
      boolean marked =
          bytes.length >= 3
              && bytes[0] == (byte) 0xEF
              && bytes[1] == (byte) 0xBB
              && bytes[2] == (byte) 0xBF;
      return marked ? Arrays.copyOfRange(bytes, 3, bytes.length) : bytes;
    }
  }

  private Named named(Path file) throws IOException, IntakeException {
    if (Files.size(file) > (long) limits.archive() << 20) {
      throw new IntakeException(file + " is too large: more than " + limits.archive() + " MB");
    }
    return new Named(file.getFileName().toString(), Files.readAllBytes(file));
  }

  private List<Named> folder() throws IOException, IntakeException {
    List<Named> files = new ArrayList<>();
    long bytes = 0;
    try (Stream<Path> all = Files.walk(path, limits.depth())) {
      for (Path file : all.filter(Submission::isSource).sorted().toList()) {
        files.add(named(file));
        bytes += files.getLast().bytes().length;
        if (files.size() > limits.files()) {
          throw new IntakeException(path + " has more than " + limits.files() + " files");
        }
        if (bytes > (long) limits.archive() << 20) {
          throw new IntakeException(path + " holds more than " + limits.archive() + " MB");
        }
      }
    }
    return files;
  }

  private static boolean isSource(Path path) {
    return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
        && isSource(
            path.subpath(Math.max(0, path.getNameCount() - 2), path.getNameCount()).toString());
  }

  /** Not what file managers and Jupyter put beside a file: a second copy does not compile. */
  static boolean isSource(String path) {
    String suffix = suffix(path);
    return (suffix.equals("java") || suffix.equals("ipynb"))
        && Arrays.stream(path.split("[/\\\\]"))
            .noneMatch(part ->
                part.startsWith(".") && !part.matches("\\.{1,2}") || part.equals("__MACOSX"));
  }

  private List<Source> chosen(List<Named> files) throws IntakeException {
    boolean java = files.stream().anyMatch(file -> suffix(file.path()).equals("java"));
    List<Source> sources = new ArrayList<>();
    for (Named file : files) {
      if (suffix(file.path()).equals(java ? "java" : "ipynb")) {
        sources.addAll(sources(file));
      }
    }
    if (sources.isEmpty()) {
      throw new IntakeException("there is neither a Java file nor a notebook in " + path);
    }
    return sources;
  }

  private List<Source> sources(Named file) throws IntakeException {
    return suffix(file.path()).equals("java")
        ? List.of(new Source(file.fileName(), new String(file.bytes(), StandardCharsets.UTF_8)))
        : NotebookCells.submission(new String(file.bytes(), StandardCharsets.UTF_8), path);
  }

  private static String suffix(String name) {
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }
}
