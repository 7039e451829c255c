import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import rendezvous.grader.Points;

class StockTest {
  private Stock stock;

  @BeforeEach
  void open() {
    stock = new Stock();
  }

  private static void together(int threads, Runnable task) throws InterruptedException {
    List<Thread> all = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      all.add(Thread.startVirtualThread(task));
    }
    for (Thread thread : all) {
      thread.join();
    }
  }

  @Test @Points(1) @DisplayName("At first nothing is in stock")
  void empty() {
    assertEquals(0, stock.total());
    assertEquals(Map.of(), stock.list());
  }

  @Test @Points(1) @DisplayName("What is added is there")
  void added() {
    stock.add("apple", 3);
    assertEquals(3, stock.count("apple"));
  }

  @Test @Points(1) @DisplayName("What is added twice is counted together")
  void addedTwice() {
    stock.add("apple", 3);
    stock.add("apple", 4);
    assertEquals(7, stock.count("apple"));
  }

  @Test @Points(1) @DisplayName("Articles are counted apart")
  void apart() {
    stock.add("apple", 3);
    stock.add("pear", 4);
    assertEquals(3, stock.count("apple"));
    assertEquals(4, stock.count("pear"));
  }

  @Test @Points(1) @DisplayName("Of what was never added there is none")
  void unknown() {
    assertEquals(0, stock.count("plum"));
  }

  @Test @Points(1) @DisplayName("Nothing cannot be added")
  void nothing() {
    assertThrows(IllegalArgumentException.class, () -> stock.add("apple", 0));
  }

  @Test @Points(1) @DisplayName("Less than nothing cannot be added")
  void lessThanNothing() {
    assertThrows(IllegalArgumentException.class, () -> stock.add("apple", -1));
  }

  @Test @Points(1) @DisplayName("What is there can be taken")
  void taken() {
    stock.add("apple", 3);
    assertTrue(stock.take("apple", 2));
    assertEquals(1, stock.count("apple"));
  }

  @Test @Points(1) @DisplayName("All of it can be taken, and is then not on the list")
  void allTaken() {
    stock.add("apple", 3);
    assertTrue(stock.take("apple", 3));
    assertEquals(Map.of(), stock.list());
  }

  @Test @Points(1) @DisplayName("What is not there cannot be taken")
  void notThere() {
    assertFalse(stock.take("apple", 1));
  }

  @Test @Points(1) @DisplayName("If there is too little, nothing is taken")
  void tooLittle() {
    stock.add("apple", 3);
    assertFalse(stock.take("apple", 4));
    assertEquals(3, stock.count("apple"));
  }

  @Test @Points(1) @DisplayName("The total is of all articles")
  void total() {
    stock.add("apple", 3);
    stock.add("pear", 4);
    stock.take("pear", 1);
    assertEquals(6, stock.total());
  }

  @Test @Points(1) @DisplayName("The list is sorted")
  void sorted() {
    stock.add("pear", 1);
    stock.add("apple", 2);
    stock.add("plum", 3);
    assertEquals("[apple, pear, plum]", stock.list().keySet().toString());
  }

  @Test @Points(1) @DisplayName("The list is a copy")
  void copy() {
    stock.add("apple", 1);
    stock.list().clear();
    assertEquals(1, stock.total());
  }

  @Test @Points(1) @DisplayName("The log tells what was done, in its order")
  void log() {
    stock.add("apple", 3);
    stock.take("apple", 1);
    stock.take("plum", 1);
    assertEquals(List.of("+3 apple", "-1 apple"), stock.log());
  }

  @Test @Points(1) @DisplayName("The most frequent article is found")
  void mostFrequent() {
    stock.add("apple", 3);
    stock.add("pear", 4);
    assertEquals("pear", stock.mostFrequent());
  }

  @Test @Points(1) @DisplayName("Where there is nothing, nothing is most frequent")
  void noneIsMostFrequent() {
    assertThrows(NoSuchElementException.class, () -> stock.mostFrequent());
  }

  @Test @Points(1) @DisplayName("Hundred threads lose nothing when they add")
  void hundredAdd() throws InterruptedException {
    together(100, () -> stock.add("apple", 1));
    assertEquals(100, stock.count("apple"));
  }

  @Test @Points(1) @DisplayName("Hundred threads cannot take more than there is")
  void hundredTake() throws InterruptedException {
    stock.add("apple", 40);
    together(100, () -> stock.take("apple", 1));
    assertEquals(0, stock.count("apple"));
    assertEquals(41, stock.log().size());
  }

  @Test @Points(1) @DisplayName("Who waits for an article gets it when it is added")
  void waits() throws InterruptedException {
    Thread waiting =
        Thread.startVirtualThread(() -> {
          try {
            stock.awaitAndTake("apple", 2);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    stock.add("apple", 1);
    stock.add("apple", 2);
    waiting.join();
    assertEquals(1, stock.count("apple"));
  }
}
