import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import rendezvous.grader.Hint;
import rendezvous.grader.Points;
import rendezvous.grader.Schedules;

class WarehouseTest {

  @Test
  @Points(3)
  @Hint(2)
  @DisplayName("Moves in both directions at the same time come to an end, and no parcel is lost")
  void bothDirections() {
    Schedules.check(() -> {
      Warehouse warehouse = new Warehouse();
      Shelf one = new Shelf(1, 10);
      Shelf two = new Shelf(2, 10);
      AtomicInteger carried = new AtomicInteger();
      Schedules.together(
          () -> warehouse.move(one, two, 3, carried::incrementAndGet),
          () -> warehouse.move(two, one, 1, carried::incrementAndGet));
      assertEquals(2, carried.get(), "moves that were carried out");
      assertEquals(8, one.parcels, "parcels on shelf 1");
      assertEquals(12, two.parcels, "parcels on shelf 2");
    });
  }

  @Test
  @Points(3)
  @Hint(3)
  @DisplayName("Three parcels get their labels, in order, from a printer without room")
  void labels() {
    Schedules.check(() -> {
      Printer printer = Printers.start(3);
      List<String> labels = new Warehouse().label(List.of("a", "b", "c"), printer);
      assertEquals(List.of("label a", "label b", "label c"), labels, "the labels");
    });
  }

  @Test
  @Points(1)
  @Hint(2)
  @DisplayName("Nothing is moved if there are too few")
  void tooFew() {
    Schedules.check(() -> {
      Shelf one = new Shelf(1, 2);
      Shelf two = new Shelf(2, 0);
      assertFalse(new Warehouse().move(one, two, 3, () -> {}), "whether 3 of 2 parcels were moved");
      assertEquals(2, one.parcels, "parcels on shelf 1");
      assertEquals(0, two.parcels, "parcels on shelf 2");
    });
  }
}
