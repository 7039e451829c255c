package rendezvous.cli.book;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import rendezvous.cli.RemovedTree;
import rendezvous.cli.Syllabus;
import rendezvous.cli.run.ExecutedNotebook;

/**
 * Makes the book of a run: {@code index.html}, one page a notebook, and the few files they share.
 * The folder is complete in itself; no page asks the network for anything.
 */
public final class Book {

  private static final List<String> ASSETS =
      List.of(
          "book.css",
          "book.js",
          "mark.svg",
          "fonts/source-serif-4.woff2",
          "fonts/source-serif-4-italic.woff2",
          "fonts/source-sans-3.woff2",
          "fonts/source-code-pro.woff2",
          "fonts/source-code-pro-italic.woff2",
          "fonts/OFL.txt");

  private Book() {}

  /**
   * Writes the book and replaces the one that stood at {@code outDir}. The old book stays as it was
   * until the new one is complete.
   *
   * @param executed what the run executed, in any order; the book follows the syllabus
   * @return the first page, {@code outDir/index.html}
   * @throws BookException if nothing was executed, or an executed notebook is missing or damaged
   * @throws IOException if the book cannot be written
   */
  public static Path write(Syllabus syllabus, List<ExecutedNotebook> executed, Path outDir)
      throws IOException {
    Contents contents = new Contents(syllabus, executed);
    Path target = outDir.toAbsolutePath().normalize();
    Files.createDirectories(target.getParent());
    // Beside the target, so that moving it into place is a rename.
    Path draft = target.resolveSibling("." + target.getFileName() + "-draft");
    RemovedTree.of(draft);
    try {
      for (String asset : ASSETS) {
        copyAsset(asset, draft.resolve("assets").resolve(asset));
      }
      for (ExecutedNotebook notebook : contents.notebooks()) {
        Files.writeString(
            draft.resolve(contents.pageOf(notebook.entry().file())),
            new NotebookPage(contents, notebook).render());
      }
      Files.writeString(draft.resolve("index.html"), new IndexPage(contents).render());
      replace(target, draft);
    } finally {
      RemovedTree.of(draft);
    }
    return target.resolve("index.html");
  }

  private static void copyAsset(String name, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    try (InputStream in = Book.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new FileNotFoundException("rendezvous-cli was built without " + name);
      }
      Files.copy(in, to);
    }
  }

  private static void replace(Path target, Path draft) throws IOException {
    Path old = target.resolveSibling("." + target.getFileName() + "-old");
    RemovedTree.of(old);
    if (Files.exists(target)) {
      Files.move(target, old);
    }
    try {
      Files.move(draft, target);
    } catch (IOException e) {
      if (Files.exists(old)) {
        Files.move(old, target);
      }
      throw e;
    }
    RemovedTree.of(old);
  }
}
