package rendezvous.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class EnvelopeTest {

  @Test
  void dataIsLeftOutWhenThereIsNone() {
    assertEquals(
        "{\"success\":true,\"data\":42,\"message\":\"ok\",\"code\":200}",
        Envelope.ok(42).toJson(String::valueOf));
    assertEquals(
        "{\"success\":true,\"message\":\"ok\",\"code\":200}",
        Envelope.ok(null).toJson(String::valueOf));
    assertEquals(
        "{\"success\":false,\"message\":\"no such order\",\"code\":404}",
        Envelope.fail("no such order", 404).toJson(String::valueOf));
  }

  @Test
  void messagesAreEscaped() {
    assertEquals(
        "{\"success\":false,\"message\":\"a \\\"b\\\" \\\\ \\u000a é\",\"code\":400}",
        Envelope.fail("a \"b\" \\ \n é", 400).toJson(String::valueOf));
  }

  @Test
  void everyResultHasItsEnvelope() {
    assertEquals(Envelope.ok(1), Envelope.of(Result.ok(1)));
    assertEquals(
        Envelope.fail("broken", Envelope.FAILED), Envelope.of(Result.err(new Exception("broken"))));
    assertEquals(
        Envelope.fail("TimeoutException", Envelope.TIMED_OUT),
        Envelope.of(Result.err(new TimeoutException())));
    assertEquals(
        Envelope.fail("enough", Envelope.CANCELLED),
        Envelope.of(Result.err(new CancellationException("enough"))));
  }

  @Test
  void aMessageIsNeeded() {
    assertThrows(NullPointerException.class, () -> Envelope.fail(null, 500));
  }
}
