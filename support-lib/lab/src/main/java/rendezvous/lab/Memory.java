package rendezvous.lab;

import java.lang.ref.Reference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;

/**
 * Measures how much memory is still held when the work is done.
 *
 * {@snippet :
 * Memory.held("What does a million numbers' container hold?")
 *     .contestant("ArrayList", () -> fill(new ArrayList<>()))
 *     .contestant("LinkedList", () -> fill(new LinkedList<>()))
 *     .items(1_000_000)
 *     .run();
 * }
 *
 * <p>A contestant returns what it holds: a list, a queue, a hundred waiting threads. What counts is
 * the heap that is reachable after a garbage collection with it, less that before it: the object
 * itself and everything that is reachable only since. The stacks of platform threads are not in the
 * heap; those of waiting virtual threads are. What it returns is closed afterwards if it is {@link
 * AutoCloseable}.
 *
 * <p>In every round a contestant that holds nothing is measured too. What it seems to hold is the
 * rest of the program at work, and the resolution of the measurement: differences no larger are
 * ties. Every run takes eight garbage collections, so rounds are few, and the heap should be small.
 *
 * <p>Set up and run by one thread.
 */
public final class Memory {

  private static final String NOTHING = "nothing";

  private final String question;
  private final Heap heap;
  private final Contestants<Callable<?>> contestants = new Contestants<>();
  private long items = 1;
  private int rounds = 7;
  private Duration budget = Duration.ofSeconds(20);
  private long seed = 42;

  private Memory(String question, Heap heap) {
    this.question = Objects.requireNonNull(question, "question");
    this.heap = heap;
  }

  /** A measurement that answers this question; it becomes the title of the plot. */
  public static Memory held(String question) {
    return new Memory(question, Heap.ofJvm());
  }

  static Memory held(String question, Heap heap) {
    return new Memory(question, heap);
  }

  /** Adds a contestant, which returns what it holds. */
  public Memory contestant(String name, Callable<?> task) {
    contestants.add(name, task);
    return this;
  }

  /** How many items a contestant holds, 1 unless told. Sizes are for one of them. */
  public Memory items(long items) {
    this.items = Race.positive(items, "items");
    return this;
  }

  /** How many rounds to measure, 7 unless told; fewer than 5 can only end in ties. */
  public Memory rounds(int rounds) {
    this.rounds = Race.positive(rounds, "rounds");
    return this;
  }

  /** How long it may take; 20 seconds unless told. */
  public Memory budget(Duration budget) {
    Race.positive(budget.toNanos(), "budget");
    this.budget = budget;
    return this;
  }

  /** The seed of the starting order, 42 unless told. */
  public Memory seed(long seed) {
    this.seed = seed;
    return this;
  }

  /**
   * Measures in the calling thread.
   *
   * @throws RaceException if a contestant throws, naming it and the round; an interrupt ends the
   *     measurement in the same way and leaves the thread interrupted
   */
  public MemoryResult run() {
    List<Lane> measured = contestants.map(Lane::new);
    Lane nothing = new Lane(NOTHING, () -> null);
    List<Lane> lanes = new ArrayList<>(measured);
    lanes.add(nothing);
    Conditions conditions = new Rounds(System::nanoTime, budget, seed, 0).run(lanes, rounds);
    return new MemoryResult(
        question, measured.stream().map(Lane::held).toList(), nothing.held(), items, conditions);
  }

  /** A contestant and what it held in each round. */
  private final class Lane implements Rounds.Lane {
    private final String name;
    private final Callable<?> task;
    private final List<Long> bytes = new ArrayList<>();

    Lane(String name, Callable<?> task) {
      this.name = name;
      this.task = task;
    }

    @Override
    public long run(String round, boolean measured) {
      Rounds.attempt(
          name,
          round,
          () -> {
            long before = heap.reachableBytes();
            Object held = task.call();
            try {
              long after = heap.reachableBytes();
              if (measured) {
                bytes.add(after - before);
              }
            } finally {
              if (held instanceof AutoCloseable closeable) {
                closeable.close();
              }
              Reference.reachabilityFence(held);
            }
          });
      return 1;
    }

    MemoryResult.Held held() {
      double[] perItem = bytes.stream().mapToDouble(total -> total / (double) items).toArray();
      return new MemoryResult.Held(name, perItem, Spread.of(perItem));
    }
  }
}
