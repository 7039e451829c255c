package rendezvous.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class HtmlTest {

  @Test
  void whatMeansSomethingInHtmlIsEscaped() {
    assertEquals(
        "&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt; &amp;amp;",
        Html.escape("<a b=\"c\" d='e'> &amp;"));
  }

  @Test
  void whatXmlCannotHoldIsReplaced() {
    assertEquals("a\uFFFDb\uFFFDc\td", Html.escape("a\u0000b\uD800c\td"));
    assertEquals("锁 🔒", Html.escape("锁 🔒"));
  }

  @Test
  void tablesAreWellFormed() throws Exception {
    Table table =
        Table.create(
            "t",
            StringColumn.create("<name>", "a & b", null),
            DoubleColumn.create("time", 1.23456789, Double.NaN),
            IntColumn.create("year", 2024, 2025),
            BooleanColumn.create("ok", true, false));
    Page page = Page.of(Html.table(table));
    assertEquals("<name>", page.elements("th").getFirst().getTextContent());
    assertEquals(
        java.util.List.of("a & b", "1.2346", "2024", "true", "–", "–", "2025", "false"),
        page.elements("td").stream().map(org.w3c.dom.Node::getTextContent).toList());
    assertTrue(page.elements("td").get(1).getAttribute("style").contains("text-align:right"));
    assertTrue(page.elements("td").get(0).getAttribute("style").contains("text-align:left"));
  }

  @Test
  void aLongTableSaysHowMuchIsLeftOut() throws Exception {
    Table table = Table.create("t", IntColumn.indexColumn("row", 1_000, 0));
    Page page = Page.of(Html.table(table));
    assertEquals(61, page.elements("tr").size());
    assertTrue(page.text().endsWith("and 940 more rows, 1000 in all"), page.text());
  }

  @Test
  void anEmptyTableIsATable() throws Exception {
    assertEquals(1, Page.of(Html.table(Table.create("t"))).elements("table").size());
  }
}
