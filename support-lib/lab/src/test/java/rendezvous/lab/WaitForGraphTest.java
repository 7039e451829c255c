package rendezvous.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import rendezvous.lab.WaitForGraph.Wait;

/** The picture of a deadlock. */
class WaitForGraphTest {
  private static final Wait ONE = new Wait("thread-1", "the monitor of Account 2", "thread-2");
  private static final Wait TWO = new Wait("thread-2", "the monitor of Account 1", "thread-1");
  private static final Wait MAIN = new Wait("main", "thread-1", null);

  @Test
  void findsTheCircle() {
    assertEquals(List.of(ONE, TWO), WaitForGraph.circle(List.of(MAIN, ONE, TWO)));
    assertEquals(List.of(), WaitForGraph.circle(List.of(MAIN, ONE)));
  }

  @Test
  void isEmptyWithoutACircle() {
    assertEquals(Optional.empty(), WaitForGraph.html(List.of(MAIN, ONE)));
  }

  @Test
  void saysInWordsWhatItDraws() {
    // when
    String html = WaitForGraph.html(List.of(ONE, TWO)).orElseThrow();
    // then
    assertTrue(
        html.contains(
            "Wait-for graph: thread-1 waits for the monitor of Account 2, which thread-2 has;"),
        html);
  }

  @Test
  void drawsTwoAndThree() {
    // given
    List<Wait> three =
        List.of(
            new Wait("a", "fork 1", "b"),
            new Wait("b", "fork 2", "c"),
            new Wait("c", "fork 3", "a"));
    // when
    String html = WaitForGraph.html(three).orElseThrow();
    // then
    assertTrue(html.startsWith("<img src=\"data:image/svg+xml;base64,"));
  }
}
