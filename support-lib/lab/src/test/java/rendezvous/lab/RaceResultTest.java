package rendezvous.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

/** What a race shows. */
class RaceResultTest {

  private final FakeMeter meter = new FakeMeter();
  private final RaceResult result =
      Race.of("Which <one> is \"faster\"?", meter)
          .contestant("slow & steady", meter.takes(Duration.ofMillis(9)))
          .contestant("<b>quick</b>", meter.takes(Duration.ofMillis(3)))
          .contestant("quick too", meter.takes(Duration.ofMillis(3)))
          .run();

  @Test
  void tableIsFastestFirst() {
    Table table = result.table();
    assertEquals(
        List.of("<b>quick</b>", "quick too", "slow & steady"),
        table.stringColumn("contestant").asList());
    assertEquals(List.of(3.0, 3.0, 9.0), table.doubleColumn("median ms").asList());
    assertEquals(333.3, table.doubleColumn("operations/s").getDouble(0));
  }

  @Test
  void rankingNamesTheTie() {
    assertEquals(
        "<b>quick</b> and quick too tie for first place (3.00 ms); then slow & steady (3 times as"
            + " long).",
        result.ranking());
  }

  @Test
  void displayIsAFigureWithRankingMachineAndNumbers() throws Exception {
    Page page = Page.of(result);
    assertEquals(1, page.elements("img").size());
    assertEquals(1, page.elements("details").size());
    assertEquals(result.ranking(), page.elements("figcaption").getFirst().getTextContent());
    assertTrue(page.text().contains("Which <one> is \"faster\"?"), page.text());
    assertTrue(page.text().contains("Measured on "), page.text());
    assertEquals(0, page.elements("b").size());
    assertTrue(
        page.elements("img").getFirst().getAttribute("alt").contains("slow & steady 9.00 ms"));
  }

  @Test
  void plainTextSaysTheSame() {
    String plain = (String) result.mimeBundle().get("text/plain");
    assertTrue(plain.contains(result.ranking()), plain);
    assertTrue(plain.contains("median ms"), plain);
    assertEquals(plain, result.toString());
  }

  @Test
  void showingTwiceShowsTheSame() {
    assertEquals(result.mimeBundle(), result.mimeBundle());
  }
}
