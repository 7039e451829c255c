import java.util.concurrent.CountDownLatch;
import rendezvous.context.Context;

/** Calls that take a permit and keep it for a while. */
final class Calls {
  private Calls() {}

  /** A page as a text: what it says of itself by equals does not count. */
  static String text(Profile page) {
    return page == null
        ? "no page"
        : "%s, orders [%s], %d points%s"
            .formatted(
                page.user(),
                String.join(", ", page.orders()),
                page.points(),
                page.degraded() ? ", degraded" : "");
  }

  /** An answer as a text. */
  static String text(Part<String> part) {
    return part == null ? "nothing" : part.value() + (part.fallback() ? ", as a fallback" : "");
  }

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
