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
          "int twice(int n) { return 2 * n; }\ntwice(21)",
          "throw new IllegalStateException(\"training\");");

  /** What a notebook of the course does first; skipped where the course's library is absent. */
  private static final String LAB =
      """
      Race.of("training").contestant("a", () -> {}).contestant("b", () -> {}).rounds(5).run()
          .mimeBundle();
      """;

  private Training() {}

  private static void tryRun(CellShell shell, String cell) {
    try {
      shell.run("training", cell, () -> {});
    } catch (CellError e) {
      // an error's own path is worth to be recorded too
    }
  }

  public static void main(String[] args) throws Exception {
    Connection connection =
        new Connection(
            new KernelConnectionProperties(
                "127.0.0.1", 0, 0, 0, 0, 0, "inproc", "hmac-sha256", "training"));
    connection.publish("status", null, Map.of("execution_state", "starting"));
    List<String> classPath = ClassPathFiles.matching(System.getenv("IJAVA_CLASSPATH"));
    try (CellShell shell = new CellShell(List.of(), classPath, -1, (owner, line) -> null)) {
      for (String script : StartupScripts.all(List.of())) {
        shell.run("training", script, () -> {});
      }
      for (String cell : CELLS) {
        tryRun(shell, cell);
      }
      if (System.getenv("IJAVA_STARTUP_SCRIPT").contains("rendezvous.lab")) {
        tryRun(shell, LAB);
      }
      shell.complete("counter.", 8);
    }
    System.exit(0);
  }
}
