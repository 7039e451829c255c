package rendezvous.workbench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * The program of {@link Kafka}: formats an empty folder and runs a broker in it. It ends when it is
 * told to, at once: its data is not needed any more.
 */
final class KafkaBroker {

  private static final String CONTROLLER = "CONTROLLER";

  private KafkaBroker() {}

  /** With the folder, the port, and settings such as {@code num.partitions=3}. */
  public static void main(String[] arguments) throws Exception {
    String folder = arguments[0];
    Properties settings = settings(folder, Integer.parseInt(arguments[1]), freePort());
    for (String setting : Arrays.asList(arguments).subList(2, arguments.length)) {
      String[] parts = setting.split("=", 2);
      settings.setProperty(parts[0], parts[1]);
    }
    format(folder);
    new KafkaRaftServer(KafkaConfig.fromProps(settings), Time.SYSTEM).startup();
    System.out.println("Kafka " + version() + " is ready");
  }

  private static Properties settings(String folder, int port, int controllerPort) {
    String broker = "PLAINTEXT://127.0.0.1:" + port;
    Properties settings = new Properties();
    settings.putAll(
        Map.of(
            "process.roles",
            "broker,controller",
            "node.id",
            "1",
            "controller.quorum.voters",
            "1@127.0.0.1:" + controllerPort,
            "controller.listener.names",
            CONTROLLER,
            "listeners",
            broker + "," + CONTROLLER + "://127.0.0.1:" + controllerPort,
            "advertised.listeners",
            broker,
            "log.dirs",
            folder));
    // one node: there is nobody to copy to, and nobody to wait for
    settings.putAll(
        Map.of(
            "offsets.topic.replication.factor", "1",
            "offsets.topic.num.partitions", "1",
            "transaction.state.log.replication.factor", "1",
            "transaction.state.log.min.isr", "1",
            "transaction.state.log.num.partitions", "1",
            "share.coordinator.state.topic.replication.factor", "1",
            "share.coordinator.state.topic.min.isr", "1",
            "group.initial.rebalance.delay.ms", "0"));
    // small: no thread and no memory that a notebook has no use for
    settings.putAll(
        Map.of(
            "log.cleaner.enable", "false",
            "log.segment.bytes", String.valueOf(16 * 1024 * 1024),
            "num.network.threads", "1",
            "num.io.threads", "2",
            "background.threads", "2"));
    return settings;
  }

  private static String version() throws IOException {
    Properties version = new Properties();
    try (InputStream in =
        KafkaRaftServer.class.getResourceAsStream("/kafka/kafka-version.properties")) {
      version.load(in);
    }
    return version.getProperty("version");
  }

  /** Writes into the folder whose cluster's it is, as {@code kafka-storage.sh format} does. */
  private static void format(String folder) throws Exception {
    try (PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
      new Formatter()
          .setPrintStream(nowhere)
          .setClusterId(Uuid.randomUuid().toString())
          .setNodeId(1)
          .setControllerListenerName(CONTROLLER)
          .setMetadataLogDirectory(folder)
          .addDirectory(folder)
          .setReleaseVersion(MetadataVersion.latestProduction())
          .run();
    }
  }

  /** Should another program take it meanwhile, the broker does not start, and is started again. */
  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
