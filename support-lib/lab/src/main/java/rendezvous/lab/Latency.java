package rendezvous.lab;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;

/**
 * Measures how long answers take, above all the slow ones: p99 is what one request in a hundred
 * exceeds.
 *
 * {@snippet :
 * Latency.of("What does the time limit do to the tail?")
 *     .contestant("with time limit", () -> callWithLimit())
 *     .contestant("without", () -> call())
 *     .rate(200)
 *     .run();
 * }
 *
 * <p>Requests are due on a schedule ({@link #rate}), each in a virtual thread of its own, and are
 * timed from when they were due; so a stall counts for all requests that it kept waiting. Where the
 * point is another, {@link #closedLoop} waits for answers, and the result says so.
 *
 * <p>The contestants take turns: every round sends each a share of its requests and waits until
 * they are answered, in an order that rotates. The queue that an overloaded contestant builds up is
 * therefore no longer than a round. Percentiles are compared round by round, as a {@link Race}
 * compares times.
 *
 * <p>A request that throws ends the measurement: what may fail must be caught by the contestant.
 * Set up and run by one thread.
 */
public final class Latency {

  /** To be compared at p99, a round needs so many requests. */
  private static final int REQUESTS_A_ROUND = 100;

  /** Of fewer rounds, no range of a percentile can be told. */
  private static final int FEWEST_ROUNDS = 8;

  private static final int MOST_ROUNDS = 11;

  private final String question;
  private final LoadClock clock;
  private final Function<String, ExecutorService> threads;
  private final Contestants<Race.Task> contestants = new Contestants<>();
  private double rate;
  private int clients;
  private int requests;
  private Duration duration = Duration.ofSeconds(5);
  private int inFlight = 1_000;
  private Duration budget = Duration.ofSeconds(20);
  private long seed = 42;

  private Latency(String question, LoadClock clock, Function<String, ExecutorService> threads) {
    this.question = Objects.requireNonNull(question, "question");
    this.clock = clock;
    this.threads = threads;
  }

  /** A measurement that answers this question; it becomes the title of the plot. */
  public static Latency of(String question) {
    return new Latency(question, LoadClock.ofJvm(), Load::virtualThreads);
  }

  static Latency of(String question, LoadClock clock, Function<String, ExecutorService> threads) {
    return new Latency(question, clock, threads);
  }

  /** Adds a contestant: what one request does, until it is answered. */
  public Latency contestant(String name, Race.Task request) {
    contestants.add(name, request);
    return this;
  }

  /** Adds a contestant whose answer is used, so that the JVM must really compute it. */
  public Latency contestant(String name, Callable<?> request) {
    Objects.requireNonNull(request, "request");
    return contestant(name, (Race.Task) () -> Race.consume(request.call()));
  }

  /** So many requests a second are due, evenly spaced, to one contestant at a time. */
  public Latency rate(double perSecond) {
    if (!(perSecond > 0 && perSecond <= 1e6)) {
      throw new IllegalArgumentException(
          "a rate must be above 0 and at most a million a second, not " + perSecond);
    }
    this.rate = perSecond;
    this.clients = 0;
    return this;
  }

  /**
   * So many clients send, each waiting for its answer before it goes on, instead of a rate. How
   * long requests wait that a stalled system kept from being sent cannot be seen in this way.
   */
  public Latency closedLoop(int clients) {
    this.clients = Race.positive(clients, "clients");
    this.rate = 0;
    return this;
  }

  /** How many requests each contestant gets. */
  public Latency requests(int requests) {
    this.requests = Race.positive(requests, "requests");
    return this;
  }

  /** How long each contestant gets requests at the rate, 5 seconds unless told. */
  public Latency duration(Duration duration) {
    Race.positive(duration.toNanos(), "duration");
    this.duration = duration;
    this.requests = 0;
    return this;
  }

  /**
   * How many requests may be under way, 1000 unless told. Beyond, those that are due are held back;
   * the time they wait counts, and the result says how many they were.
   */
  public Latency inFlight(int limit) {
    this.inFlight = Race.positive(limit, "the limit of requests under way");
    return this;
  }

  /** How long all of it may take, warm-up included; 20 seconds unless told. */
  public Latency budget(Duration budget) {
    Race.positive(budget.toNanos(), "budget");
    this.budget = budget;
    return this;
  }

  /** The seed of the starting order, 42 unless told. */
  public Latency seed(long seed) {
    this.seed = seed;
    return this;
  }

  /**
   * Sends the requests, from the calling thread.
   *
   * @throws RaceException if a request throws, naming contestant and round; an interrupt ends the
   *     measurement in the same way and leaves the thread interrupted. Requests under way are
   *     interrupted and waited for.
   * @throws IllegalStateException if neither a rate nor a closed loop was asked for
   */
  public LatencyResult run() {
    Load load = load();
    int all = requests();
    int rounds = Math.clamp(all / REQUESTS_A_ROUND, FEWEST_ROUNDS, MOST_ROUNDS);
    int perRound = Math.max(1, all / rounds);
    List<LatencyLane> lanes =
        contestants.map((name, task) -> new LatencyLane(name, task, load, perRound));
    Conditions conditions = new Rounds(clock::nanoTime, budget, seed, 1).run(lanes, rounds);
    return new LatencyResult(
        question, lanes.stream().map(LatencyLane::answers).toList(), load.notes(), conditions);
  }

  private Load load() {
    if (clients > 0) {
      return new Load.ClosedLoop(clients, clock, threads);
    }
    if (rate > 0) {
      return new Load.OpenLoop(rate, inFlight, clock, threads);
    }
    throw new IllegalStateException(
        "how often are requests sent? .rate(200) for 200 a second, or .closedLoop(4) for four"
            + " clients that wait for their answers");
  }

  private int requests() {
    if (requests > 0) {
      return requests;
    }
    double all = clients > 0 ? REQUESTS_A_ROUND * MOST_ROUNDS : rate * duration.toNanos() / 1e9;
    return (int) Math.clamp(all, 1, 1e7);
  }
}
