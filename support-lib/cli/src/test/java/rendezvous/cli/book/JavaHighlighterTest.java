package rendezvous.cli.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JavaHighlighterTest {

  private static String html(String source) {
    return String.join("\n", JavaHighlighter.lines(source));
  }

  private static String textOf(String html) {
    return html.replaceAll("<[^>]+>", "")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&");
  }

  @Test
  void coloursWhatJavaTellsApart() {
    assertEquals(
        "<span class=\"j-keyword\">var</span> x = <span class=\"j-keyword\">new</span> "
            + "<span class=\"j-type\">Box</span>&lt;&gt;(<span class=\"j-number\">1_000L</span>);",
        html("var x = new Box<>(1_000L);"));
    assertEquals(
        "<span class=\"j-annotation\">@Test</span> <span class=\"j-call\">run</span>("
            + "<span class=\"j-string\">&quot;a \\&quot; b&quot;</span>, "
            + "<span class=\"j-string\">&#39;\\&#39;&#39;</span>); "
            + "<span class=\"j-comment\">// &lt;end&gt;</span>",
        html("@Test run(\"a \\\" b\", '\\''); // <end>"));
  }

  @Test
  void aTokenOverSeveralLinesIsClosedOnEach() {
    assertEquals(
        List.of("<span class=\"j-comment\">/* a</span>", "<span class=\"j-comment\">b */</span> c"),
        JavaHighlighter.lines("/* a\nb */ c"));
    assertEquals(
        "<span class=\"j-string\">&quot;&quot;&quot;</span>\n"
            + "<span class=\"j-string\">  \\&quot;&quot;&quot; &quot;x&quot;</span>\n"
            + "<span class=\"j-string\">  &quot;&quot;&quot;</span>;",
        html("\"\"\"\n  \\\"\"\" \"x\"\n  \"\"\";"));
  }

  @Test
  void aKeywordInsideANameIsNoKeyword() {
    assertEquals("newest", html("newest"));
    assertEquals("a.records", html("a.records"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n\n",
        "\"never closed\nint x;",
        "/* never closed\n\n",
        "\"\"\"\nnever closed",
        "'",
        "%maven a:b:1.0",
        "1.0e-9f + 0xFF_FFL - .5",
        "List<? extends Map<String, int[]>> x = a < b && c > d ? \"é\" : \"→\";"
      })
  void neverChangesTheText(String source) {
    assertEquals(source, textOf(html(source)));
  }

  @Test
  void aVeryLongTokenIsNoProblem() {
    String source = "\"" + "\\n".repeat(2000) + "x".repeat(200_000) + "\" /*" + "* ".repeat(2000);
    assertTrue(textOf(html(source)).equals(source));
  }
}
