package rendezvous.grader.judge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import rendezvous.grader.Verdict;
import rendezvous.lab.FailedSchedule;
import rendezvous.scheduler.Step;

@DisplayName("What processes tell each other")
class WireTest {
  private static final TestReport REPORT =
      new TestReport(
          Verdict.RACE,
          "Lost update",
          "2",
          "1",
          new Place("cell [3]", 7),
          List.of(new Blocked("thread-1", "waits", null, null)),
          List.of("at A.b"),
          new FailedSchedule(
              "Lost update",
              List.of("one"),
              Map.of(3, "here"),
              Map.of("a", "b"),
              List.of(new Step("t", "read A.n", "A", null, "A", "b", "cell [3]", 7))),
          42,
          "printed");

  private static byte[] written(TestReport report) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Wire.write(new DataOutputStream(bytes), report);
    return bytes.toByteArray();
  }

  private static DataInputStream in(byte[] bytes) {
    return new DataInputStream(new ByteArrayInputStream(bytes));
  }

  @Test
  void reportsArriveAsTheyWere() throws IOException {
    assertEquals(REPORT, Wire.readReport(in(written(REPORT))));
  }

  @Test
  void requestsArriveAsTheyWere() throws IOException {
    // given
    Request request =
        new Request(
            Map.of("A", new byte[] {1, 2}),
            Set.of("cell [3]"),
            List.of(new TestId("ATest", "a")),
            3,
            7,
            Duration.ofSeconds(2));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    // when
    Wire.write(new DataOutputStream(bytes), request);
    Request arrived = Wire.readRequest(in(bytes.toByteArray()));
    // then
    assertArrayEquals(new byte[] {1, 2}, arrived.classes().get("A"));
    assertEquals(request.tests(), arrived.tests());
    assertEquals(request.files(), arrived.files());
    assertEquals(request.limit(), arrived.limit());
  }

  @Test
  void whatIsCutOffOrMadeUpIsNoReport() throws IOException {
    byte[] whole = written(REPORT);
    for (int length = 0; length < whole.length; length++) {
      byte[] part = Arrays.copyOf(whole, length);
      assertThrows(IOException.class, () -> Wire.readReport(in(part)), "of length " + length);
    }
    assertThrows(
        IOException.class, () -> Wire.readReport(in(new byte[] {127, 127, 127, 127, 1, 2, 3})));
  }
}
