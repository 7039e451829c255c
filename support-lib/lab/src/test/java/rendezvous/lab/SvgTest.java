package rendezvous.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SvgTest {

  @Test
  void elementsStandInOrderAndTextIsEscaped() throws Exception {
    Svg svg = new Svg(320, 60);
    svg.open("g", "class", "\"<&").add("rect", "x", 1, "width", 2.5).close("g");
    svg.text(3, 4.0, "a <b> & \u0000 锁", "fill", "red");

    Page page = Page.of(svg.toString());
    assertEquals("\"<&", page.elements("g").getFirst().getAttribute("class"));
    assertEquals("2.5", page.elements("rect").getFirst().getAttribute("width"));
    assertEquals("a <b> & \uFFFD 锁", page.elements("text").getFirst().getTextContent());
    assertEquals("4", page.elements("text").getFirst().getAttribute("y"));
    assertEquals("320", page.elements("svg").getFirst().getAttribute("width"));
  }

  @Test
  void numbersAreShort() throws Exception {
    Svg svg = new Svg(1, 1).add("rect", "x", 1 / 3.0, "y", -1e-9, "width", 1e7, "height", 3L);
    assertTrue(
        svg.toString().contains("x=\"0.33\" y=\"0\" width=\"10000000\" height=\"3\""),
        svg.toString());
    assertThrows(IllegalArgumentException.class, () -> svg.text(Double.NaN, 0, "nowhere"));
    assertThrows(
        IllegalArgumentException.class, () -> svg.add("rect", "x", Double.POSITIVE_INFINITY));
  }

  @Test
  void aTextThatIsTooLongKeepsItsBeginningAndItsEnd() {
    String text = "LinkedBlockingQueue of 100";
    String shorter = Svg.shortened(text, 12, 120);
    assertTrue(Svg.textWidth(shorter, 12) <= 120);
    assertTrue(shorter.startsWith("Linked") && shorter.endsWith("100"), shorter);
    assertTrue(shorter.contains("…"), shorter);
    assertEquals(text, Svg.shortened(text, 12, 400));
    assertTrue(Svg.shortened("🔒🔒🔒🔒🔒🔒", 12, 40).startsWith("🔒"), "no half characters");
  }

  @Test
  void wideCharactersAreWide() {
    assertTrue(Svg.textWidth("锁锁", 10) > Svg.textWidth("ab", 10));
    assertTrue(Svg.textWidth("il", 10) < Svg.textWidth("MW", 10));
    assertEquals(2 * Svg.textWidth("word", 10), Svg.textWidth("word", 20), 1e-9);
  }
}
