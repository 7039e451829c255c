package rendezvous.documentation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rendezvous.testing.JavaCompiler;
import rendezvous.testing.JavaProgram;
import rendezvous.testing.Page;

/** Runs the examples of docs/primitives.md and compares what they print with the page. */
class PrimitivesPageTest {
  private static final Path FILE = Path.of("..", "..", "docs", "primitives.md");

  @TempDir private Path folder;

  static List<Page.Example> examples() throws IOException {
    return Page.read(FILE).examples();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void theExampleDoesWhatThePageSays(Page.Example example) throws Exception {
    Path source = Files.writeString(folder.resolve("Example.java"), example.program());
    String printed =
        example.hasPreviews() ? new JavaProgram(source).runWithPreviews() : run(source);
    assertEquals(example.output(), printed.replaceAll("(?m)^Note: .*\\R", ""));
  }

  @Test
  void everyBlockOfJavaIsAnExample() throws Exception {
    Page page = Page.read(FILE);
    assertEquals(page.javaBlocks(), page.examples().size());
  }

  @Test
  void everyTypeIsOnThePage() throws Exception {
    String text = Page.read(FILE).text();
    for (Class<?> type : publicTypes()) {
      if (!Throwable.class.isAssignableFrom(type)) {
        assertTrue(text.contains('`' + type.getSimpleName() + '`'), () -> type + " is missing");
      }
    }
  }

  private static List<Class<?>> publicTypes() throws Exception {
    Path classes = JavaProgram.primitives();
    try (Stream<Path> files = Files.walk(classes)) {
      return files
          .map(file -> classes.relativize(file).toString())
          .filter(name -> name.endsWith(".class") && !name.contains("$") && !name.contains("-info"))
          .map(name -> name.replaceAll("\\.class$", "").replaceAll("[/\\\\]", "."))
          .<Class<?>>map(PrimitivesPageTest::load)
          .filter(type -> Modifier.isPublic(type.getModifiers()))
          .toList();
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  private String run(Path source) throws Exception {
    JavaCompiler.Outcome compiled =
        JavaCompiler.compile(folder, List.of(source), "-cp", JavaProgram.primitives().toString());
    assertEquals(0, compiled.exitCode(), compiled::messages);
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream before = System.out;
    URL[] classes = {folder.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(classes, getClass().getClassLoader());
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
      Class<?> type = loader.loadClass("Example");
      Constructor<?> constructor = type.getDeclaredConstructor();
      constructor.setAccessible(true);
      Method main = type.getDeclaredMethod("main");
      main.setAccessible(true);
      System.setOut(out);
      main.invoke(constructor.newInstance());
    } finally {
      System.setOut(before);
    }
    return printed.toString(StandardCharsets.UTF_8);
  }
}
