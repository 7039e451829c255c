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
import rendezvous.grader.compile.Source;

/** Reads a learner's sources from a file or a folder. Nothing is unpacked to disk. */
public final class Submission {
  static final int MOST_FILES = 200;
  static final int MOST_BYTES = 4 << 20;
  static final int MOST_NOTEBOOK_BYTES = 20 << 20;
  private static final int DEEPEST = 4;

  private Submission() {}

  /**
   * The sources of a submission: the tagged cells of a notebook, a Java file, or what is in a
   * folder or a zip archive, which is its Java files, or else its notebooks.
   *
   * @throws IntakeException if there are none, or too many
   * @throws IOException if it cannot be read
   */
  public static List<Source> read(Path path) throws IOException, IntakeException {
    if (!Files.exists(path)) {
      throw new IntakeException("there is no file " + path);
    }
    if (Files.isDirectory(path)) {
      return chosen(folder(path), path);
    }
    return switch (suffix(path.toString())) {
      case "ipynb", "java" -> sources(named(path), path);
      case "zip" -> chosen(ZipFiles.read(path), path);
      default ->
          throw new IntakeException(
              path + " is no submission: that is an .ipynb, a .java file, a folder or a .zip");
    };
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

  private static Named named(Path path) throws IOException, IntakeException {
    int most = suffix(path.toString()).equals("ipynb") ? MOST_NOTEBOOK_BYTES : MOST_BYTES;
    if (Files.size(path) > most) {
      throw new IntakeException(path + " is too large: more than " + (most >> 20) + " MB");
    }
    return new Named(path.getFileName().toString(), Files.readAllBytes(path));
  }

  private static List<Named> folder(Path folder) throws IOException, IntakeException {
    List<Named> files = new ArrayList<>();
    try (Stream<Path> all = Files.walk(folder, DEEPEST)) {
      for (Path file : all.filter(Submission::isSource).sorted().toList()) {
        files.add(named(file));
        if (files.size() > MOST_FILES) {
          throw new IntakeException(folder + " has more than " + MOST_FILES + " files");
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

  private static List<Source> chosen(List<Named> files, Path from)
      throws IOException, IntakeException {
    boolean java = files.stream().anyMatch(file -> suffix(file.path()).equals("java"));
    List<Source> sources = new ArrayList<>();
    for (Named file : files) {
      if (suffix(file.path()).equals(java ? "java" : "ipynb")) {
        sources.addAll(sources(file, from));
      }
    }
    if (sources.isEmpty()) {
      throw new IntakeException("there is neither a Java file nor a notebook in " + from);
    }
    return sources;
  }

  private static List<Source> sources(Named file, Path from) throws IntakeException {
    return suffix(file.path()).equals("java")
        ? List.of(new Source(file.fileName(), new String(file.bytes(), StandardCharsets.UTF_8)))
        : NotebookCells.submission(new String(file.bytes(), StandardCharsets.UTF_8), from);
  }

  private static String suffix(String name) {
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }
}
