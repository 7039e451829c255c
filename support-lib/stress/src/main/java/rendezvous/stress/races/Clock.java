package rendezvous.stress.races;

/** A vector clock: for each thread, up to which of its steps everything happens-before. */
final class Clock {
  private final int[] times;

  Clock(int threads) {
    times = new int[threads];
  }

  int of(int thread) {
    return times[thread];
  }

  void tick(int thread) {
    times[thread]++;
  }

  void join(Clock other) {
    for (int i = 0; i < times.length; i++) {
      times[i] = Math.max(times[i], other.times[i]);
    }
  }

  void become(Clock other) {
    System.arraycopy(other.times, 0, times, 0, times.length);
  }
}
