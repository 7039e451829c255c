import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import rendezvous.grader.Hint;
import rendezvous.grader.Points;
import rendezvous.grader.Schedules;
import rendezvous.result.Envelope;

class FailureGuardTest {

  @Test
  @Points(1)
  @Hint(2)
  @DisplayName("What the handler returns goes through unchanged, a failure as well")
  void unchanged() throws Exception {
    FailureGuard guard = new FailureGuard();
    Envelope<String> good = Envelope.ok("bread");
    Envelope<String> refused = Envelope.fail("no such order", 404);
    assertSame(good, guard.guard(request -> good).handle("GET /"), "a good answer");
    assertSame(refused, guard.guard(request -> refused).handle("GET /"), "a failure that is returned");
  }

  @Test
  @Points(2)
  @Hint(4)
  @DisplayName("What the handler throws becomes a number, under which it can be found")
  void numbered() {
    Schedules.check(() -> {
      FailureGuard guard = new FailureGuard();
      IOException thrown = new IOException("db-7.internal: password of root is wrong");
      Handler handler =
          guard.guard(request -> {
            throw thrown;
          });
      assertEquals(Envelope.fail("failure no. 1", 500), handler.handle("GET /"), "the first failure");
      assertEquals(Envelope.fail("failure no. 2", 500), handler.handle("GET /"), "the second failure");
      assertSame(thrown, guard.failure(1).orElse(null), "what is found under 1");
      assertSame(thrown, guard.failure(2).orElse(null), "what is found under 2");
      assertEquals(null, guard.failure(3).orElse(null), "what is found under 3");
    });
  }

  @Test
  @Points(2)
  @Hint(2)
  @DisplayName("A timeout is told from a cancellation, and both from a failure")
  void kinds() {
    Schedules.check(() -> {
      FailureGuard guard = new FailureGuard();
      Handler handler =
          guard.guard(request -> {
            switch (request) {
              case "slow" -> throw new TimeoutException("shop too slow");
              case "unwanted" -> throw new CancellationException("the client has gone");
              default -> throw new IllegalArgumentException("what is " + request + "?");
            }
          });
      assertEquals(504, handler.handle("slow").code(), "the code of a timeout");
      assertEquals(503, handler.handle("unwanted").code(), "the code of a cancellation");
      assertEquals(500, handler.handle("nonsense").code(), "the code of any other failure");
      assertEquals("shop too slow", message(guard, 1), "what is found under 1");
      assertEquals("what is nonsense?", message(guard, 3), "what is found under 3");
    });
  }

  @Test
  @Points(3)
  @Hint(1)
  @DisplayName("Two failures at the same time have different numbers, and both are found")
  void atTheSameTime() {
    Schedules.check(() -> {
      FailureGuard guard = new FailureGuard();
      Handler handler =
          guard.guard(request -> {
            throw new IOException(request);
          });
      Schedules.together(() -> handler.handle("one"), () -> handler.handle("two"));
      String first = message(guard, 1);
      String second = message(guard, 2);
      List<String> found = Stream.of(first, second).sorted().toList();
      assertEquals(List.of("one", "two"), found, "what 1 and 2 are");
    });
  }

  private static String message(FailureGuard guard, long number) {
    return guard.failure(number).map(Throwable::getMessage).orElse("nothing");
  }
}
