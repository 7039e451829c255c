package rendezvous.testing;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;

/** The JDK's compiler, in this JVM. */
public final class JavaCompiler {
  private static final ToolProvider JAVAC = ToolProvider.findFirst("javac").orElseThrow();

  private JavaCompiler() {}

  /**
   * What the compiler did.
   *
   * @param messages errors and warnings, as it prints them
   */
  public record Outcome(int exitCode, String messages) {}

  /** Compiles to a folder. */
  public static Outcome compile(Path target, List<Path> sources, String... options) {
    List<String> arguments = new ArrayList<>(List.of(options));
    arguments.addAll(List.of("-proc:none", "-d", target.toString()));
    sources.forEach(source -> arguments.add(source.toString()));
    StringWriter messages = new StringWriter();
    PrintWriter writer = new PrintWriter(messages);
    int exitCode = JAVAC.run(writer, writer, arguments.toArray(String[]::new));
    return new Outcome(exitCode, messages.toString());
  }
}
