import java.util.concurrent.CountDownLatch;
import rendezvous.context.Context;

/** Calls that take a permit and keep it for a while. */
final class Calls {
  private Calls() {}

  /** A call that says when it is inside, and stays there until it may leave. */
  static void make(
      Bulkhead bulkhead, Context context, CountDownLatch inside, CountDownLatch leave) {
    try {
      bulkhead.call(
          context,
          () -> {
            inside.countDown();
            leave.await();
            return "answer";
          },
          "fallback");
    } catch (Exception e) {
      throw new AssertionError("the call throws " + e, e);
    }
  }
}
