package rendezvous.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** A page in Markdown whose examples are whole programs, each with what it prints beneath it. */
public record Page(String text) {
  private static final Pattern EXAMPLE =
      Pattern.compile("```java\\R(.*?)```\\R```text\\R(.*?)```", Pattern.DOTALL);
  private static final Pattern HEADING = Pattern.compile("^#+ (.*)$", Pattern.MULTILINE);

  /**
   * A program and what it prints.
   *
   * @param title the last heading above it
   */
  public record Example(String title, String program, String output) {

    /** Whether it needs the JDK's preview features, which its first line then says. */
    public boolean hasPreviews() {
      return program.startsWith("// --enable-preview");
    }

    @Override
    public String toString() {
      return title + (hasPreviews() ? ", with previews" : "");
    }
  }

  /** Reads a page. */
  public static Page read(Path file) throws IOException {
    return new Page(Files.readString(file));
  }

  /** All examples, in their order. */
  public List<Example> examples() {
    return EXAMPLE
        .matcher(text)
        .results()
        .map(found -> new Example(title(found.start()), found.group(1), found.group(2)))
        .toList();
  }

  private String title(int position) {
    return HEADING
        .matcher(text.substring(0, position))
        .results()
        .reduce((_, last) -> last)
        .map(heading -> heading.group(1))
        .orElse("");
  }

  /** How many blocks of Java code it has, whether they are examples or not. */
  public int javaBlocks() {
    return text.split("```java", -1).length - 1;
  }
}
