package rendezvous.lab;

import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/** A contestant of a latency measurement and its answers so far. */
final class LatencyLane implements Rounds.Lane {

  private final String name;
  private final Race.Task request;
  private final Load load;
  private final int requests;

  private final List<Histogram> rounds = new ArrayList<>();
  private final Histogram late = Latencies.histogram();
  private int heldBack;

  /** A lane that sends so many requests in a round. */
  LatencyLane(String name, Race.Task request, Load load, int requests) {
    this.name = name;
    this.request = request;
    this.load = load;
    this.requests = requests;
  }

  @Override
  public long run(String round, boolean measured) {
    Histogram times = Latencies.histogram();
    Rounds.attempt(
        name,
        round,
        () -> {
          Load.Answers answers = load.send(name, request, requests);
          for (long nanos : answers.nanos()) {
            times.recordValue(nanos);
          }
          if (measured) {
            rounds.add(times);
            for (long nanos : answers.lateNanos()) {
              late.recordValue(nanos);
            }
            heldBack += answers.heldBack();
          }
        });
    return times.getValueAtPercentile(50);
  }

  Latencies answers() {
    return new Latencies(name, rounds, late, heldBack);
  }
}
