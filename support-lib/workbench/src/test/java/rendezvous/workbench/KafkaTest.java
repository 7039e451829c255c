package rendezvous.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KafkaTest {

  private final Workbench bench = Workbench.open("kafka");

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void keepsWhatItWasToldAndLeavesNothing() throws Exception {
    // given
    Kafka kafka = bench.start(Kafka.named("kafka"));
    Path folder = bench.folder();
    Map<String, Object> at = Map.of("bootstrap.servers", kafka.address());

    // when
    try (var producer = new KafkaProducer<>(at, new StringSerializer(), new StringSerializer())) {
      for (int i = 0; i < 100; i++) {
        producer.send(new ProducerRecord<>("payments", "card", "payment " + i));
      }
    }

    // then
    List<String> received = new ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(at, new StringDeserializer(), new StringDeserializer())) {
      List<TopicPartition> all = List.of(new TopicPartition("payments", 0));
      consumer.assign(all);
      consumer.seekToBeginning(all);
      while (received.size() < 100) {
        consumer.poll(Duration.ofSeconds(1)).forEach(record -> received.add(record.value()));
      }
    }
    assertEquals("payment 99", received.getLast());
    assertTrue(kafka.version().startsWith("Kafka 4"), kafka.version());

    // when
    bench.close();

    // then
    assertFalse(Files.exists(folder));
    assertTrue(kafka.pid().isEmpty());
  }

  @Test
  void whoUsesItAfterItWasKilledIsToldWhatHappened() throws Exception {
    Kafka kafka = bench.start(Kafka.named("kafka"));
    kafka.kill();
    var failure = assertThrows(ComponentFailedException.class, kafka::address);
    assertTrue(failure.getMessage().startsWith("kafka has ended by itself, killed (signal 9)"));
  }

  @Test
  void aSettingThatKafkaDoesNotAcceptIsNamed() {
    Kafka kafka = Kafka.named("kafka").setting("num.partitions", "none");
    var failure = assertThrows(ComponentFailedException.class, () -> bench.start(kafka));
    assertTrue(failure.fix().contains("num.partitions"), failure.getMessage());
  }
}
