package rendezvous.lab;

import java.time.Duration;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/** A machine whose time passes only when a contestant says so. */
final class FakeMeter implements Meter {

  long nanos = 1_000;
  long cpu;
  long bytes;
  long virtualThreads;
  long platformThreads = 10;
  long peakPlatformThreads = 10;

  @Override
  public long nanoTime() {
    return nanos;
  }

  @Override
  public long cpuNanos() {
    return cpu;
  }

  @Override
  public long allocatedBytes() {
    return bytes;
  }

  @Override
  public long virtualThreads() {
    return virtualThreads;
  }

  @Override
  public long platformThreads() {
    peakPlatformThreads = platformThreads;
    return platformThreads;
  }

  @Override
  public long peakPlatformThreads() {
    return peakPlatformThreads;
  }

  /** A contestant that takes exactly this long. */
  Race.Task takes(Duration time) {
    return () -> nanos += time.toNanos();
  }

  /** A contestant that takes this many microseconds, changed by the noise of a seeded machine. */
  Race.Task takes(double micros, Random random, Noise noise) {
    DoubleUnaryOperator noisy = noise.of(random);
    return () -> nanos += Math.max(1, Math.round(1e3 * noisy.applyAsDouble(micros)));
  }

  /** What real machines do to times. */
  enum Noise {
    /** A few per cent here and there. */
    CALM(0.03, 0, 1),
    /** A third up or down. */
    LOUD(0.3, 0, 1),
    /** Calm, but one run in twenty is interrupted for long. */
    OUTLIERS(0.05, 0.05, 8);

    private final double deviation;
    private final double outliers;
    private final double factor;

    Noise(double deviation, double outliers, double factor) {
      this.deviation = deviation;
      this.outliers = outliers;
      this.factor = factor;
    }

    DoubleUnaryOperator of(Random random) {
      return time ->
          time
              * Math.exp(deviation * random.nextGaussian())
              * (random.nextDouble() < outliers ? factor : 1);
    }
  }
}
