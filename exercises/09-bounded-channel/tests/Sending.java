/** Sends where checked exceptions are in the way. */
final class Sending {
  private Sending() {}

  static void all(MyChannel<Integer> channel, int... elements) {
    try {
      for (int element : elements) {
        channel.send(element);
      }
    } catch (InterruptedException e) {
      throw new AssertionError("nobody interrupts this sender", e);
    }
  }
}
