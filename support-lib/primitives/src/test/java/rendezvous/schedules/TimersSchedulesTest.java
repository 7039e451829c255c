package rendezvous.schedules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import rendezvous.channel.Channel;
import rendezvous.channel.ReceiveChannel;
import rendezvous.channel.Received;
import rendezvous.channel.Select;
import rendezvous.channel.Ticker;
import rendezvous.channel.Timers;
import rendezvous.channel.VirtualTime;

@DisplayName("Under every schedule, a timer")
class TimersSchedulesTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  @Test
  @DisplayName("gives its one tick to one receiver, and leaves no alarm")
  void oneTick() {
    Explored.check(() -> {
      VirtualTime time = new VirtualTime();
      ReceiveChannel<Instant> timer = Timers.after(SECOND, time);
      Channel<Void> enough = Channel.unbuffered();
      AtomicInteger ticks = new AtomicInteger();
      Actors.Body receiver =
          () ->
              new Select<Boolean>()
                  .receive(timer, _ -> ticks.incrementAndGet() > 0)
                  .closed(enough, () -> false)
                  .await();
      Actors.together(
          receiver,
          receiver,
          () -> time.advance(SECOND),
          () -> {
            Actors.until(() -> ticks.get() > 0);
            enough.close();
          });
      assertEquals(1, ticks.get());
      assertEquals(0, time.pending(), "alarms are left");
    });
  }

  @Test
  @DisplayName("wakes who waits for it, whether it was due before or after")
  void wakes() {
    Explored.check(() -> {
      VirtualTime time = new VirtualTime();
      ReceiveChannel<Instant> timer = Timers.after(SECOND, time);
      Actors.together(
          () -> assertEquals(Instant.EPOCH.plus(SECOND), timer.receive()),
          () -> time.advance(SECOND));
      assertEquals(0, time.pending(), "alarms are left");
    });
  }

  @Test
  @DisplayName("that loses in a select leaves no alarm")
  void dropped() {
    Explored.check(() -> {
      VirtualTime time = new VirtualTime();
      Channel<Integer> data = Channel.unbuffered();
      Thread sender = Actors.start(() -> data.send(1));
      Thread clock = Actors.start(() -> time.advance(SECOND));
      ReceiveChannel<Instant> timer = Timers.after(SECOND, time);
      int received = new Select<Integer>().receive(data, x -> x).receive(timer, _ -> 0).await();
      if (received == 0) {
        assertEquals(1, data.receive());
      }
      sender.join();
      clock.join();
      assertEquals(0, time.pending(), "alarms are left");
    });
  }

  @Test
  @DisplayName("whose receiver is interrupted keeps its tick")
  void interrupted() {
    Explored.check(() -> {
      VirtualTime time = new VirtualTime();
      ReceiveChannel<Instant> timer = Timers.after(SECOND, time);
      AtomicInteger ticks = new AtomicInteger();
      Thread victim =
          Actors.start(() -> {
            try {
              timer.receive();
              ticks.incrementAndGet();
            } catch (InterruptedException e) {
              // the tick is still there
            }
          });
      Actors.together(victim::interrupt, () -> time.advance(SECOND));
      victim.join();
      if (timer.tryReceive() instanceof Received.Value<Instant>) {
        ticks.incrementAndGet();
      }
      assertEquals(1, ticks.get());
      assertEquals(0, time.pending(), "alarms are left");
    });
  }

  @Test
  @DisplayName("that ticks gives its ticks in order, each to one")
  void ticker() {
    Explored.check(() -> {
      VirtualTime time = new VirtualTime();
      Ticker ticker = Ticker.every(SECOND, time);
      List<Instant> ticks = Collections.synchronizedList(new ArrayList<>());
      Actors.together(
          () -> {
            for (Instant tick : ticker.channel()) {
              ticks.add(tick);
            }
          },
          () -> {
            time.advance(SECOND);
            time.advance(SECOND);
            Actors.until(() -> !ticks.isEmpty());
            time.advance(SECOND.multipliedBy(2));
            ticker.close();
          });
      for (int i = 1; i < ticks.size(); i++) {
        assertTrue(ticks.get(i - 1).isBefore(ticks.get(i)), ticks::toString);
      }
      assertEquals(0, time.pending(), "alarms are left");
    });
  }

  @Test
  @DisplayName("that ticks comes to everyone who waits, tick by tick")
  void tickerForTwo() {
    Explored.check(() -> {
      VirtualTime time = new VirtualTime();
      Ticker ticker = Ticker.every(SECOND, time);
      AtomicInteger ticks = new AtomicInteger();
      Actors.Body receiver =
          () -> {
            ticker.channel().receive();
            ticks.incrementAndGet();
          };
      Actors.together(
          receiver,
          receiver,
          () -> {
            while (ticks.get() < 2) {
              time.advance(SECOND);
              Thread.yield();
            }
          });
      assertEquals(0, time.pending(), "alarms are left");
    });
  }

  @Test
  @DisplayName("that ticks and is closed lets its receivers go")
  void closedTicker() {
    Explored.check(() -> {
      VirtualTime time = new VirtualTime();
      Ticker ticker = Ticker.every(SECOND, time);
      Actors.Body receiver =
          () -> {
            while (ticker.channel().receiveOrClosed() instanceof Received.Value<Instant>) {
              Thread.yield();
            }
          };
      Actors.together(receiver, receiver, () -> time.advance(SECOND), ticker::close, ticker::close);
      assertEquals(0, time.pending(), "alarms are left");
    });
  }
}
