package rendezvous.workbench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;

/**
 * Redis servers that share the keys among them, each with a replica that takes over when it dies.
 *
 * {@snippet :
 * RedisCluster cluster = RedisCluster.start(bench, 3, Redis::named);
 * cluster.node(0).kill();
 * }
 *
 * <p>Each node is a component of the workbench, named {@code redis-1}, {@code redis-2} and so on:
 * first the primaries, then their replicas in the same order. Immutable.
 */
public final class RedisCluster {

  private static final int SLOTS = 16_384;
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final int primaries;
  private final List<Redis> nodes;

  private RedisCluster(int primaries, List<Redis> nodes) {
    this.primaries = primaries;
    this.nodes = List.copyOf(nodes);
  }

  /** Makes the nodes of a cluster. */
  @FunctionalInterface
  public interface Nodes {
    /** A node that is not started yet, with settings of its own. */
    Redis named(String name);
  }

  /**
   * Starts so many primaries and as many replicas, and returns when the cluster serves all keys.
   *
   * @throws ComponentFailedException if a node cannot start
   * @throws IOException if the nodes do not find together
   */
  public static RedisCluster start(Workbench bench, int primaries, Nodes made)
      throws IOException, InterruptedException {
    if (primaries < 3) {
      throw new IllegalArgumentException("a cluster needs three primaries at least");
    }
    List<Redis> nodes =
        IntStream.rangeClosed(1, 2 * primaries)
            .mapToObj(number -> made.named("redis-" + number))
            .peek(node -> node.setting("cluster-enabled", "yes"))
            .peek(node -> node.setting("cluster-node-timeout", "1000"))
            .toList();
    startAll(bench, nodes);
    RedisCluster cluster = new RedisCluster(primaries, nodes);
    cluster.join();
    return cluster;
  }

  private static void startAll(Workbench bench, List<Redis> nodes) throws InterruptedException {
    List<CompletableFuture<Redis>> started = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (Redis node : nodes) {
      CompletableFuture<Redis> result = new CompletableFuture<>();
      started.add(result);
      threads.add(
          Thread.ofVirtual()
              .start(() -> {
                try {
                  result.complete(bench.start(node));
                } catch (Throwable e) {
                  result.completeExceptionally(e);
                }
              }));
    }
    try {
      for (CompletableFuture<Redis> each : started) {
        each.get();
      }
    } catch (ExecutionException e) {
      nodes.forEach(Redis::close);
      throw e.getCause() instanceof RuntimeException failure
          ? failure
          : new CompletionException(e.getCause());
    } catch (InterruptedException e) {
      threads.forEach(Thread::interrupt);
      nodes.forEach(Redis::close);
      throw e;
    }
  }

  private void join() throws IOException, InterruptedException {
    Redis first = nodes.getFirst();
    for (Redis node : nodes.subList(1, nodes.size())) {
      first.command("CLUSTER", "MEET", "127.0.0.1", String.valueOf(node.port()));
    }
    for (int i = 0; i < primaries; i++) {
      assignSlots(nodes.get(i), i * SLOTS / primaries, (i + 1) * SLOTS / primaries);
    }
    awaitAll("CLUSTER INFO", "cluster_known_nodes:" + nodes.size());
    for (int i = 0; i < primaries; i++) {
      String primary = (String) nodes.get(i).command("CLUSTER", "MYID");
      Redis replica = nodes.get(primaries + i);
      // it may know of the node, but not yet that it is a primary
      await(() -> accepts(replica, "CLUSTER", "REPLICATE", primary), replica.name());
    }
    awaitAll("CLUSTER INFO", "cluster_state:ok");
    for (Redis replica : nodes.subList(primaries, nodes.size())) {
      await(
          () ->
              String.valueOf(replica.command("INFO", "replication"))
                  .contains("master_link_status:up"),
          replica.name());
    }
  }

  private static void assignSlots(Redis node, int from, int to) throws IOException {
    List<String> words = new ArrayList<>(List.of("CLUSTER", "ADDSLOTS"));
    IntStream.range(from, to).mapToObj(String::valueOf).forEach(words::add);
    node.command(words.toArray(String[]::new));
  }

  private void awaitAll(String command, String text) throws IOException, InterruptedException {
    for (Redis node : nodes) {
      await(
          () -> String.valueOf(node.command(command.split(" "))).contains(text),
          node.name() + " with " + text);
    }
  }

  private static boolean accepts(Redis node, String... command) throws IOException {
    try {
      node.command(command);
      return true;
    } catch (RedisConnection.ErrorAnswer _) {
      return false;
    }
  }

  private interface Condition {
    boolean holds() throws IOException;
  }

  /** By asking: Redis does not tell by itself. */
  private static void await(Condition condition, String what)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (!condition.holds()) {
      if (System.nanoTime() > deadline) {
        throw new IOException("the cluster did not come together: still waiting for " + what);
      }
      Thread.sleep(10);
    }
  }

  /** All nodes: first the primaries, then their replicas in the same order. */
  public List<Redis> nodes() {
    return nodes;
  }

  /** A node, counted from 0. */
  public Redis node(int index) {
    return nodes.get(index);
  }
}
