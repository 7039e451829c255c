import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import rendezvous.grader.Hint;
import rendezvous.grader.Points;
import rendezvous.grader.Schedules;

class WarehouseHiddenTest {

  @Test
  @Points(1)
  @Hint(2)
  @DisplayName("Three shelves in a circle do not wait for each other")
  void circleOfThree() {
    Schedules.check(() -> {
      Warehouse warehouse = new Warehouse();
      Shelf one = new Shelf(1, 1);
      Shelf two = new Shelf(2, 1);
      Shelf three = new Shelf(3, 1);
      Schedules.together(
          () -> warehouse.move(one, two, 1, () -> {}),
          () -> warehouse.move(two, three, 1, () -> {}),
          () -> warehouse.move(three, one, 1, () -> {}));
      assertEquals(3, one.parcels + two.parcels + three.parcels, "parcels on all shelves");
    });
  }

  @Test
  @Points(2)
  @Hint(2)
  @DisplayName("Moves that have no shelf in common go on at the same time")
  void independentMoves() {
    Schedules.check(() -> {
      Warehouse warehouse = new Warehouse();
      Shelf one = new Shelf(1, 1);
      Shelf two = new Shelf(2, 0);
      Shelf three = new Shelf(3, 1);
      Shelf four = new Shelf(4, 0);
      CountDownLatch both = new CountDownLatch(2);
      Runnable carry =
          () -> {
            both.countDown();
            try {
              both.await();
            } catch (InterruptedException e) {
              throw new AssertionError("interrupted while carrying", e);
            }
          };
      Schedules.together(
          () -> warehouse.move(one, two, 1, carry), () -> warehouse.move(three, four, 1, carry));
    });
  }

  @Test
  @Points(2)
  @Hint(2)
  @DisplayName("Whoever locks both shelves sees all parcels, also in the middle of a move")
  void nothingInBetween() {
    Schedules.check(() -> {
      Warehouse warehouse = new Warehouse();
      Shelf one = new Shelf(1, 5);
      Shelf two = new Shelf(2, 5);
      Schedules.together(
          () -> warehouse.move(two, one, 2, () -> {}),
          () -> {
            one.lock.lock();
            while (!two.lock.tryLock()) { // whichever order the moves have, this is no circle
              one.lock.unlock();
              Thread.yield();
              one.lock.lock();
            }
            int all = one.parcels + two.parcels;
            two.lock.unlock();
            one.lock.unlock();
            assertEquals(10, all, "parcels on both shelves, counted under both locks");
          });
    });
  }

  @Test
  @Points(1)
  @Hint(2)
  @DisplayName("A move from a shelf to itself changes nothing")
  void toItself() {
    Schedules.check(() -> {
      Shelf one = new Shelf(1, 5);
      new Warehouse().move(one, one, 2, () -> {});
      assertEquals(5, one.parcels, "parcels on the shelf");
      Schedules.together(
          () -> {
            one.lock.lock();
            one.lock.unlock();
          });
    });
  }

  @Test
  @Points(1)
  @Hint(3)
  @DisplayName("Without parcels there are no labels, and nobody waits")
  void noParcels() {
    Schedules.check(() -> {
      List<String> labels = new Warehouse().label(List.of(), Printers.start(0));
      assertEquals(List.of(), labels, "the labels");
    });
  }
}
