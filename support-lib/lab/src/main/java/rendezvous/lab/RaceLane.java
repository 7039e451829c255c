package rendezvous.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** A contestant of a race and what was measured of it so far. */
final class RaceLane implements Rounds.Lane {

  private static final long LEAST_CPU_NANOS = 100_000_000;

  private final String name;
  private final String place;
  private final Race.Task task;
  private final long operations;
  private final Meter meter;

  private final List<Long> nanos = new ArrayList<>();
  private final List<Long> virtualThreads = new ArrayList<>();
  private long cpuNanos;
  private long allocatedBytes;
  private long platformThreads;

  /**
   * A lane.
   *
   * @param name the contestant
   * @param place what else to say of it when it fails, such as ", workers = 4"
   */
  RaceLane(String name, String place, Race.Task task, long operations, Meter meter) {
    this.name = name;
    this.place = place;
    this.task = task;
    this.operations = operations;
    this.meter = meter;
  }

  @Override
  public long run(String round, boolean measured) {
    long virtualBefore = meter.virtualThreads();
    long platformBefore = meter.platformThreads();
    long bytesBefore = meter.allocatedBytes();
    long cpuBefore = meter.cpuNanos();
    long before = meter.nanoTime();
    Rounds.attempt(name + place, round, task);
    long after = meter.nanoTime();
    long cpuAfter = meter.cpuNanos();
    long bytesAfter = meter.allocatedBytes();
    long platformPeak = meter.peakPlatformThreads();
    long virtualAfter = meter.virtualThreads();
    long time = Math.max(1, after - before);
    if (measured) {
      nanos.add(time);
      cpuNanos = total(cpuNanos, cpuBefore, cpuAfter);
      allocatedBytes = total(allocatedBytes, bytesBefore, bytesAfter);
      platformThreads = Math.max(platformThreads, platformPeak - platformBefore);
      virtualThreads.add(Math.max(0, virtualAfter - virtualBefore));
    }
    return time;
  }

  private static long total(long sum, long before, long after) {
    return sum < 0 || before < 0 || after < 0 ? Meter.UNKNOWN : sum + (after - before);
  }

  Standing standing() {
    double[] perOperation =
        nanos.stream().mapToDouble(total -> total / (double) operations).toArray();
    double all = (double) operations * perOperation.length;
    return new Standing(
        name,
        perOperation,
        Spread.of(perOperation),
        cpuNanos < LEAST_CPU_NANOS ? OptionalDouble.empty() : OptionalDouble.of(cpuNanos / all),
        allocatedBytes < 0 ? OptionalDouble.empty() : OptionalDouble.of(allocatedBytes / all),
        new Standing.Threads(
            platformThreads,
            virtualThreads.stream().sorted().toList().get((virtualThreads.size() - 1) / 2)));
  }
}
