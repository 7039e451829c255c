package rendezvous.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rendezvous.workbench.Component.State;

class RedisTest {

  private final Workbench bench = Workbench.open("redis");

  @BeforeEach
  void hasProgram() {
    try {
      Redis.program(Platform.current());
    } catch (IOException e) {
      abort(e.getMessage());
    }
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void answersCommands() throws Exception {
    Redis cache = bench.start(Redis.named("cache").setting("maxmemory", "4mb"));
    assertEquals("OK", cache.command("SET", "greeting", "grüß dich"));
    assertEquals("grüß dich", cache.command("GET", "greeting"));
    assertEquals(1L, cache.command("DEL", "greeting"));
    assertNull(cache.command("GET", "greeting"));
    assertEquals(
        List.of("maxmemory", String.valueOf(4 * 1024 * 1024)),
        cache.command("CONFIG", "GET", "maxmemory"));
    assertTrue(
        assertThrows(IOException.class, () -> cache.command("BREW"))
            .getMessage()
            .contains("unknown command"));
    assertTrue(cache.version().startsWith("Redis 6"), cache.version());
  }

  @Test
  void whoUsesItAfterItWasKilledIsToldWhatHappened() throws Exception {
    Redis cache = bench.start(Redis.named("cache"));
    cache.kill();
    var failure = assertThrows(ComponentFailedException.class, () -> cache.command("PING"));
    assertTrue(failure.getMessage().startsWith("cache has ended by itself, killed (signal 9)"));
  }

  @Test
  void aSettingThatDoesNotExistIsNamed() {
    Redis cache = Redis.named("cache").setting("speed", "11");
    var failure = assertThrows(ComponentFailedException.class, () -> bench.start(cache));
    assertTrue(failure.fix().startsWith("Redis does not know a setting"), failure.getMessage());
    assertTrue(failure.getMessage().contains("speed"), failure.getMessage());
  }

  @Test
  void aReplicaTakesOverWhenItsPrimaryDies() throws Exception {
    // given
    RedisCluster cluster = RedisCluster.start(bench, 3, Redis::named);
    assertEquals(6, bench.components().size());
    String key = keyOf(cluster.node(0));
    assertEquals("OK", cluster.node(0).command("SET", key, "before"));

    // when
    cluster.node(0).kill();

    // then its replica, the fourth, becomes a primary and takes the key
    Redis replica = cluster.node(3);
    while (!((List<?>) replica.command("ROLE")).getFirst().equals("master")) {
      LockSupport.parkNanos(20_000_000);
    }
    while (!String.valueOf(replica.command("CLUSTER", "INFO")).contains("cluster_state:ok")) {
      LockSupport.parkNanos(20_000_000);
    }
    assertEquals("OK", replica.command("SET", key, "after"));
    assertEquals(State.FAILED, cluster.node(0).state());
    assertTrue(cluster.nodes().stream().skip(1).allMatch(Component::isReady));
  }

  /** A key in the lowest slots, which the first node has. */
  private static String keyOf(Redis first) throws IOException {
    for (int i = 0; ; i++) {
      if ((Long) first.command("CLUSTER", "KEYSLOT", "key" + i) < 16_384 / 3) {
        return "key" + i;
      }
    }
  }
}
