import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import rendezvous.grader.Hint;
import rendezvous.grader.Points;
import rendezvous.grader.Schedules;
import rendezvous.result.Envelope;

class FailureGuardHiddenTest {

  @Test
  @Points(2)
  @Hint(3)
  @DisplayName("An Error becomes an envelope, too")
  void errors() {
    Schedules.check(() -> {
      FailureGuard guard = new FailureGuard();
      AssertionError panic = new AssertionError("the Error of a handler, which nobody has caught");
      Handler handler =
          guard.guard(request -> {
            throw panic;
          });
      AtomicReference<Object> answer = new AtomicReference<>();
      try {
        answer.set(handler.handle("GET /"));
      } catch (Error e) {
        answer.set("an Error that is thrown");
      }
      assertEquals(Envelope.fail("failure no. 1", 500), answer.get(), "the answer to a panic");
      assertSame(panic, guard.failure(1).orElse(null), "what is found under 1");
    });
  }

  @Test
  @Points(1)
  @Hint(2)
  @DisplayName("A handler that returns null has failed")
  void nothingReturned() {
    Schedules.check(() -> {
      FailureGuard guard = new FailureGuard();
      assertEquals(
          Envelope.fail("failure no. 1", 500),
          guard.guard(request -> null).handle("GET /"),
          "the answer when the handler gives null");
      assertInstanceOf(
          IllegalStateException.class, guard.failure(1).orElse(null), "what is found under 1");
    });
  }

  @Test
  @Points(2)
  @Hint(3)
  @DisplayName("An interrupt is a cancellation, and the thread stays interrupted")
  void interrupt() throws Exception {
    FailureGuard guard = new FailureGuard();
    Handler handler =
        guard.guard(request -> {
          throw new InterruptedException("called off");
        });
    int code = handler.handle("GET /").code();
    boolean interrupted = Thread.interrupted();
    assertEquals(503, code, "the code of an interrupt");
    assertEquals(true, interrupted, "whether the thread's interrupt status is set again");
  }

  @Test
  @Points(1)
  @Hint(4)
  @DisplayName("As soon as the client has the number, the failure can be found")
  void findableAtOnce() {
    Schedules.check(() -> {
      FailureGuard guard = new FailureGuard();
      guard
          .guard(request -> {
            throw new IOException("disk full");
          })
          .handle("GET /");
      String found = guard.failure(1).map(Throwable::getMessage).orElse("nothing");
      assertEquals("disk full", found, "what is found under the number that the client has");
    });
  }
}
