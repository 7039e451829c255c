package rendezvous.bench.workload;

/** How workloads are named and described. */
final class Names {

  private Names() {}

  /** A capacity in a workload's name. */
  static String capacity(int capacity) {
    return switch (capacity) {
      case Pipes.UNBUFFERED -> "unbuffered";
      case Pipes.UNLIMITED -> "unlimited";
      default -> Integer.toString(capacity);
    };
  }

  /** A capacity in a sentence. */
  static String buffer(int capacity) {
    return switch (capacity) {
      case Pipes.UNBUFFERED -> "unbuffered";
      case Pipes.UNLIMITED -> "unlimited";
      default -> "buffer of " + capacity;
    };
  }

  /** A round number in a workload's name: {@code 1}, {@code 10k}, {@code 1m}. */
  static String count(int number) {
    if (number % 1_000_000 == 0) {
      return number / 1_000_000 + "m";
    }
    return number >= 10_000 ? number / 1000 + "k" : Integer.toString(number);
  }

  /** A round number in a sentence: {@code 1 sender}, {@code 100 senders}. */
  static String people(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }
}
