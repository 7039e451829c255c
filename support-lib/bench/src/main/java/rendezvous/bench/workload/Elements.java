package rendezvous.bench.workload;

/**
 * What is sent: small numbers, of which the JVM keeps one object each, so that no contestant pays
 * for making elements. Their sum tells whether all arrived.
 */
final class Elements {

  private static final int MASK = 127;

  private Elements() {}

  /** The element with this number. */
  static Integer number(int index) {
    return index & MASK;
  }

  /** The sum of the first {@code count} elements. */
  static long sum(int count) {
    long sum = 0;
    for (int i = 0; i < count; i++) {
      sum += i & MASK;
    }
    return sum;
  }

  static void requireSum(long expected, long sum) {
    if (sum != expected) {
      throw new IllegalStateException(
          "elements were lost or duplicated: their sum is " + sum + ", not " + expected);
    }
  }
}
