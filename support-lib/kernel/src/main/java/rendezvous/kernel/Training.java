package rendezvous.kernel;

import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import java.util.List;
import java.util.Map;
import rendezvous.kernel.cell.CellError;
import rendezvous.kernel.cell.CellShell;
import rendezvous.kernel.cell.ClassPathFiles;
import rendezvous.kernel.protocol.Connection;

/**
 * Does once what every kernel does when it starts, so that the JVM can record it in an
 * ahead-of-time cache ({@code -XX:AOTCacheOutput}, JEP 514) that later kernels start from.
 */
final class Training {
  private static final List<String> CELLS =
      List.of(
          "int x = 1 + 1;\nx",
          "record Point(int x, int y) {}\nvar points = List.of(new Point(1, 2));\npoints",
          "class Counter { int n; void add() { n++; } }\nvar counter = new Counter();\n"
              + "for (int i = 0; i < 10; i++) { counter.add(); }",
          "Thread.ofVirtual().start(() -> System.out.print(\"\")).join();",
          "int twice(int n) { return 2 * n; }\ntwice(21)");

  private Training() {}

  public static void main(String[] args) throws Exception {
    Connection connection =
        new Connection(
            new KernelConnectionProperties(
                "127.0.0.1", 0, 0, 0, 0, 0, "inproc", "hmac-sha256", "training"));
    connection.publish("status", null, Map.of("execution_state", "starting"));
    try (CellShell shell = new CellShell(List.of(), -1, line -> null)) {
      for (String entry : ClassPathFiles.matching(System.getenv("IJAVA_CLASSPATH"))) {
        shell.addToClassPath(entry);
      }
      for (String script : StartupScripts.all(List.of())) {
        shell.run("training", script, () -> {});
      }
      for (String cell : CELLS) {
        shell.run("training", cell, () -> {});
      }
      shell.complete("counter.", 8);
    } catch (CellError e) {
      e.lines().forEach(System.err::println);
      System.exit(1);
    }
    System.exit(0);
  }
}
