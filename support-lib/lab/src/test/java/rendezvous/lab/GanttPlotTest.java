package rendezvous.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class GanttPlotTest {

  private static GanttPlot page() {
    return Plot.gantt("Page", "ms")
        .task("user", 0, 40)
        .task("orders", 0, 90)
        .task("render", 95, 120, "user", "orders");
  }

  private static List<String> path(GanttPlot plot) {
    return plot.criticalPath().stream().map(GanttPlot.Interval::task).toList();
  }

  @Test
  void theCriticalPathGoesBackThroughWhatEndedLast() {
    assertEquals(List.of("orders", "render"), path(page()));
    assertEquals(
        "Gantt chart “Page”: 3 tasks in 120 ms; critical path: orders from 0 to 90 ms, then render"
            + " from 95 to 120 ms.",
        page().alt());
  }

  @Test
  void withoutDependenciesItIsTheLastToEnd() {
    assertEquals(
        List.of("b"), path(Plot.gantt("t", "").task("a", 0, 3).task("b", 0, 9).task("c", 0, 5)));
  }

  @Test
  void aTaskThatGoesOnWaitsForItself() {
    GanttPlot retries =
        Plot.gantt("t", "").task("call", 0, 5).task("call", 6, 9).task("answer", 9, 10, "call");
    assertEquals(List.of("call", "call", "answer"), path(retries));
    assertEquals(2, retries.tasks().size());
  }

  @Test
  void twoPartsThatAreTheSameDoNoHarm() {
    assertEquals(List.of("a"), path(Plot.gantt("t", "").task("a", 0, 5).task("a", 0, 5)));
  }

  @Test
  void theTableSaysWhichAreCritical() {
    var table = page().table();
    assertEquals(List.of("no", "yes", "yes"), table.stringColumn("critical").asList());
    assertEquals("user, orders", table.stringColumn("after").get(2));
    assertEquals(25, table.doubleColumn("length ms").get(2));
  }

  @Test
  void everyTaskHasItsNameItsLengthAndItsBar() throws Exception {
    for (int width : new int[] {Plot.NARROW, Plot.WIDE}) {
      Page drawing = Page.of(new GanttDrawing(page(), width).svg().toString());
      assertEquals(3, drawing.elements("rect").size());
      assertTrue(drawing.text().contains("orders90 ms"), drawing.text());
    }
  }

  @Test
  void mistakesAreExplained() {
    GanttPlot plot = Plot.gantt("t", "ms");
    assertThrows(IllegalStateException.class, plot::mimeBundle);
    assertThrows(IllegalArgumentException.class, () -> plot.task("a", 3, 2));
    assertThrows(IllegalArgumentException.class, () -> plot.task("a", 3, Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> plot.task("a", 0, 1, "b"));
    assertThrows(IllegalArgumentException.class, () -> plot.task("a", 0, 1, "a"));
  }
}
