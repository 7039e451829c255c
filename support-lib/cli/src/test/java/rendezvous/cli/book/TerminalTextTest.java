package rendezvous.cli.book;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class TerminalTextTest {

  private static final String ESC = "\u001b[";

  @Test
  void escapesEverything() {
    assertEquals(List.of("&lt;b&gt; &amp; &quot;"), TerminalText.lines("<b> & \""));
  }

  @Test
  void aColourGoesOnOverLinesUntilItIsReset() {
    assertEquals(
        List.of("a <span class=\"a-red\">b</span>", "<span class=\"a-red\">c</span> d"),
        TerminalText.lines("a " + ESC + "31mb\nc" + ESC + "0m d\n"));
  }

  @Test
  void attributesCombineAndEnd() {
    assertEquals(
        List.of("<span class=\"a-green a-bold\">x</span><span class=\"a-green\">y</span>z"),
        TerminalText.lines(ESC + "1;32mx" + ESC + "22my" + ESC + "39mz"));
    assertEquals(
        List.of("<span class=\"a-cyan\">x</span>"),
        TerminalText.lines(ESC + "38;2;10;200;220mx" + ESC + "m"));
  }

  @Test
  void aCarriageReturnStartsTheLineAgain() {
    assertEquals(List.of("100%", "done"), TerminalText.lines("10%\r50%\r100%\r\ndone"));
  }

  @Test
  void otherSequencesAndDamagedOnesVanish() {
    assertEquals(List.of("ab"), TerminalText.lines(ESC + "2Ka" + ESC + "1;1Hb\u0007"));
    assertEquals(List.of("x"), TerminalText.lines("x" + ESC + "31"));
    assertEquals(List.of("x"), TerminalText.lines(ESC + "38;5mx\u001b"));
    assertEquals(List.of(), TerminalText.lines(""));
    assertEquals("red", TerminalText.plain(ESC + "1;31mred" + ESC + "0m"));
  }
}
