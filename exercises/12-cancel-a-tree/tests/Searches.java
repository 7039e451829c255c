import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import rendezvous.context.Context;

/** Searches in a thread of their own. */
final class Searches {
  private Searches() {}

  /** An answer as a text: what it says of itself by equals does not count. */
  static String text(Answer answer) {
    return answer == null
        ? "no answer"
        : "hits [%s], missing %d".formatted(String.join(", ", answer.hits()), answer.missing());
  }

  static Thread start(
      Context request, Duration limit, AtomicReference<Answer> answer, Shard... shards) {
    return Thread.ofVirtual()
        .name("search")
        .start(() -> {
          try {
            answer.set(Search.search(request, limit, List.of(shards)));
          } catch (Exception e) {
            throw new AssertionError("the search throws " + e, e);
          }
        });
  }
}
