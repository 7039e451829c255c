package rendezvous.lab;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import rendezvous.channel.Channel;
import rendezvous.sync.WaitGroup;

/** What the lab's tools find, one of each kind, as a cell's last expression would have it. */
final class Results {

  private Results() {}

  static Stream<Arguments> kinds() throws InterruptedException {
    return all().entrySet().stream().map(each -> Arguments.of(each.getKey(), each.getValue()));
  }

  static Map<String, Displayable> all() throws InterruptedException {
    Map<String, Displayable> all = new LinkedHashMap<>();
    measured(all);
    all.put("timeline", Timeline.record("Who waits for whom?", Results::handOver));
    all.put("schedule that breaks it", Schedules.explore(() -> increments(new Counter())));
    all.put(
        "schedules, nothing found",
        Schedules.atMost(20).run(() -> increments(new LockedCounter())));
    all.put(
        "claim",
        Claim.of("1.1-a", "Updates are lost.")
            .expected("fewer than were made")
            .measured("one of two is left")
            .reproduced(true, "one was overwritten"));
    return all;
  }

  private static void measured(Map<String, Displayable> all) {
    FakeMeter meter = new FakeMeter();
    RaceResult race =
        Race.of("Which is faster?", meter)
            .contestant("a", () -> meter.nanos += 1_000_000)
            .contestant("b", () -> meter.nanos += 3_000_000)
            .run();
    all.put("race", race);
    SweepResult sweep =
        new Sweep("Which scales?", "workers", new int[] {1, 2, 4}, meter)
            .contestant("a", n -> meter.nanos += 1_000_000L * n)
            .contestant("b", _ -> meter.nanos += 2_500_000)
            .run();
    all.put("sweep", sweep);
    all.put("throughput of a sweep", sweep.throughput());
    FakeLoadClock clock = new FakeLoadClock();
    all.put(
        "latency",
        Latency.of("How long?", clock, FakeLoadClock::oneAtATime)
            .contestant("a", clock.takes(1))
            .contestant("b", clock.takes(3))
            .rate(100)
            .requests(80)
            .run());
    long[] live = {1_000_000};
    all.put(
        "memory",
        Memory.held("What does it hold?", () -> live[0])
            .contestant(
                "list",
                () -> {
                  live[0] += 1_000;
                  return (AutoCloseable) () -> live[0] -= 1_000;
                })
            .run());
    all.put(
        "claim judged by a race",
        Claim.of("2.3-a", "a is faster.")
            .expected("less time")
            .judge(race.compare("a", "b"), Verdict.FASTER));
  }

  /** What a timeline shows: one thread hands another something. */
  static void handOver() throws InterruptedException {
    Channel<String> orders = Channel.unbuffered("orders");
    WaitGroup guests = new WaitGroup("guest");
    guests.go(() -> orders.send("tea"));
    orders.receive();
    guests.await();
  }

  private static class Counter {
    int n;

    void increment() {
      n++;
    }
  }

  private static final class LockedCounter extends Counter {
    @Override
    synchronized void increment() {
      super.increment();
    }
  }

  private static void increments(Counter counter) throws InterruptedException {
    Schedules.together(counter::increment, counter::increment);
    Schedules.require(counter.n == 2, "two increments make " + counter.n);
  }
}
