package rendezvous.kernel;

import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import rendezvous.kernel.protocol.FrontEnd;

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
      Schedules.explore(() -> {
        var shared = new Counter();
        Schedules.together(shared::add, shared::add);
        Schedules.require(shared.n == 2, "lost");
      }).mimeBundle();
      """;

  private Training() {}

  public static void main(String[] args) {
    try {
      train();
    } catch (Exception e) {
      e.printStackTrace();
      System.exit(1); // the sockets' threads would go on
    }
  }

  private static void train() throws Exception {
    KernelConnectionProperties properties = onFreePorts();
    Path file = Files.createTempFile("training", ".json");
    try {
      Files.writeString(file, properties.toJsonString());
      JavaKernel.main(new String[] {file.toString()});
    } finally {
      Files.delete(file);
    }
    FrontEnd frontEnd = new FrontEnd(properties);
    for (String cell : CELLS) {
      frontEnd.execute(cell);
    }
    if (System.getenv("IJAVA_STARTUP_SCRIPT").contains("rendezvous.lab")) {
      frontEnd.execute(LAB);
    }
    frontEnd.ask("complete_request", Map.of("code", "counter.", "cursor_pos", 8));
    frontEnd.ask("kernel_info_request", Map.of());
    frontEnd.shutDown();
  }

  private static KernelConnectionProperties onFreePorts() throws IOException {
    ServerSocket[] ports = new ServerSocket[5];
    for (int i = 0; i < ports.length; i++) {
      ports[i] = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }
    for (ServerSocket port : ports) {
      port.close();
    }
    return new KernelConnectionProperties(
        "127.0.0.1",
        ports[0].getLocalPort(),
        ports[1].getLocalPort(),
        ports[2].getLocalPort(),
        ports[3].getLocalPort(),
        ports[4].getLocalPort(),
        "tcp",
        "hmac-sha256",
        "training");
  }
}
