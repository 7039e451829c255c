package rendezvous.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import rendezvous.testing.Blocked;

class ChannelIterationTest {

  private static Channel<Integer> holding(int count) throws Exception {
    Channel<Integer> channel = Channel.unlimited("numbers");
    for (int i = 0; i < count; i++) {
      channel.send(i);
    }
    return channel;
  }

  @Test
  void endsWhenTheChannelIsClosedAndDrained() throws Exception {
    // given
    Channel<Integer> channel = Channel.unbuffered();
    Blocked<List<Integer>> reading =
        Blocked.in(() -> {
          List<Integer> seen = new ArrayList<>();
          for (int each : channel) {
            seen.add(each);
          }
          return seen;
        });
    // when
    channel.send(1);
    channel.send(2);
    Blocked.awaitParked(reading.thread());
    channel.close();
    // then
    assertEquals(List.of(1, 2), reading.value());
  }

  @Test
  void aLoopThatIsLeftEarlyHasTakenOnlyWhatItSaw() throws Exception {
    // given
    Channel<Integer> channel = holding(4);
    // when
    for (int each : channel) {
      if (each == 1) {
        break;
      }
    }
    // then
    assertEquals(2, channel.receive());
  }

  @Test
  void iteratorKeepsItsContract() throws Exception {
    // given
    Channel<Integer> channel = holding(2);
    channel.close();
    Iterator<Integer> iterator = channel.iterator();
    // when, then
    assertTrue(iterator.hasNext());
    assertTrue(iterator.hasNext());
    assertEquals(0, iterator.next());
    assertEquals(1, iterator.next());
    assertFalse(iterator.hasNext());
    NoSuchElementException end = assertThrows(NoSuchElementException.class, iterator::next);
    assertEquals("closed and drained: channel \"numbers\"", end.getMessage());
  }

  @Test
  void aFailureIsNotAnEnd() throws Exception {
    // given
    IOException cause = new IOException();
    Channel<Integer> channel = holding(1);
    channel.close(cause);
    Iterator<Integer> iterator = channel.iterator();
    // when, then
    assertEquals(0, iterator.next());
    assertSame(cause, assertThrows(ChannelClosedException.class, iterator::hasNext).getCause());
    assertThrows(ChannelClosedException.class, () -> channel.stream().toList());
  }

  @Test
  void anInterruptIsNotAnEnd() throws Exception {
    // given
    Channel<Integer> channel = Channel.unbuffered();
    Blocked<Boolean> reading =
        Blocked.in(() -> {
          assertThrows(CancellationException.class, () -> channel.stream().count());
          return Thread.currentThread().isInterrupted();
        });
    Blocked<Boolean> looping = Blocked.in(() -> channel.iterator().hasNext());
    // when
    reading.interrupt();
    looping.interrupt();
    // then
    assertTrue(reading.value(), "the interrupt status is kept");
    assertInstanceOf(
        InterruptedException.class,
        assertInstanceOf(CancellationException.class, looping.thrown()).getCause());
  }

  @Test
  void streamTakesNoMoreThanItNeeds() throws Exception {
    // given
    Channel<Integer> channel = holding(10);
    // when
    List<Integer> few = channel.stream().filter(each -> each % 2 == 1).limit(2).toList();
    int found = channel.stream().parallel().filter(each -> each > 5).findFirst().orElseThrow();
    // then
    assertEquals(List.of(1, 3), few);
    assertEquals(6, found);
    assertEquals(7, channel.receive());
  }

  @Test
  void severalReadersShareTheElements() throws Exception {
    // given
    Channel<Integer> channel = holding(1000);
    channel.close();
    // when
    List<Thread> readers = new ArrayList<>();
    int[] counts = new int[3];
    for (int i = 0; i < counts.length; i++) {
      int mine = i;
      readers.add(Thread.startVirtualThread(() -> channel.forEach(_ -> counts[mine]++)));
    }
    for (Thread reader : readers) {
      reader.join();
    }
    // then
    assertEquals(1000, counts[0] + counts[1] + counts[2]);
  }
}
