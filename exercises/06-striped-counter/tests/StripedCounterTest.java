import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import rendezvous.grader.Hint;
import rendezvous.grader.Points;
import rendezvous.grader.Schedules;

class StripedCounterTest {

  @Test
  @Points(3)
  @Hint(1)
  @DisplayName("Nothing is lost when threads add at the same time")
  void nothingIsLost() {
    Schedules.check(() -> {
      StripedCounter counter = new StripedCounter(2);
      Schedules.together(() -> counter.add(1), () -> counter.add(1), () -> counter.add(1));
      assertEquals(3, counter.sum(), "the sum after three threads have added 1");
    });
  }

  @Test
  @Points(2)
  @Hint(2)
  @DisplayName("64 threads are spread over the 8 cells")
  void spread() throws InterruptedException {
    StripedCounter counter = new StripedCounter(8);
    for (int i = 0; i < 64; i++) {
      Thread.startVirtualThread(() -> counter.add(1)).join();
    }
    long used = LongStream.of(counter.cells()).filter(cell -> cell != 0).count();
    assertTrue(used >= 4, "at least 4 of 8 cells are used by 64 threads; used were " + used);
    assertTrue(counter.sum() == 64, "what 64 threads, one after another, have added is all there");
  }

  @Test
  @Points(1)
  @Hint(2)
  @DisplayName("The sum counts every cell, and cells() has as many as were asked for")
  void everyCell() throws InterruptedException {
    StripedCounter counter = new StripedCounter(3);
    for (int i = 0; i < 30; i++) {
      Thread.startVirtualThread(() -> counter.add(10)).join();
    }
    assertEquals(3, counter.cells().length, "cells");
    assertTrue(counter.sum() == 300, "what 30 threads, one after another, have added is all there");
  }
}
