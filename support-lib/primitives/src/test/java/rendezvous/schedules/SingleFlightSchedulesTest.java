package rendezvous.schedules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import rendezvous.channel.Channel;
import rendezvous.sync.SingleFlight;

@DisplayName("Under every schedule, a single flight")
class SingleFlightSchedulesTest {

  @Test
  @DisplayName("calls once at a time, and gives everyone a result of a call made while they wait")
  void onceAtATime() {
    Explored.check(() -> {
      SingleFlight<String, Integer> flights = new SingleFlight<>();
      AtomicInteger calls = new AtomicInteger();
      AtomicInteger flying = new AtomicInteger();
      Actors.Body caller =
          () -> {
            int before = calls.get();
            int result =
                flights
                    .call(
                        "key",
                        () -> {
                          assertEquals(1, flying.incrementAndGet());
                          int number = calls.incrementAndGet();
                          flying.decrementAndGet();
                          return number;
                        })
                    .value();
            assertTrue(result >= before && result <= calls.get());
          };
      Actors.together(caller, caller, caller);
      assertTrue(calls.get() >= 1 && calls.get() <= 3);
    });
  }

  @Test
  @DisplayName("gives the same exception to all who share a call")
  void errors() {
    Explored.check(() -> {
      SingleFlight<String, Integer> flights = new SingleFlight<>();
      IOException error = new IOException("no route");
      Actors.Body caller =
          () ->
              assertSame(
                  error,
                  assertThrows(
                      IOException.class,
                      () ->
                          flights.call(
                              "key",
                              () -> {
                                throw error;
                              })));
      Actors.together(caller, caller);
    });
  }

  @Test
  @DisplayName("goes on without those who are interrupted or out of time, as long as one is left")
  void passengersLeave() {
    Explored.checkWithTimeouts(() -> {
      SingleFlight<String, Integer> flights = new SingleFlight<>();
      Channel<Integer> source = Channel.unlimited();
      Thread victim =
          Actors.start(() -> {
            try {
              flights.call("key", source::receive);
            } catch (InterruptedException e) {
              // has left
            }
          });
      Thread hasty =
          Actors.start(() -> {
            try {
              flights.call("key", source::receive, Duration.ofMillis(1));
            } catch (TimeoutException e) {
              // has left
            }
          });
      Actors.together(
          victim::interrupt,
          () -> assertEquals(1, flights.call("key", source::receive).value()),
          () -> {
            source.send(1);
            source.send(1);
            source.send(1);
          });
      victim.join();
      hasty.join();
      assertTrue(flights.toString().contains("(0 on their way)"), flights::toString);
    });
  }

  @Test
  @DisplayName("makes a new call after it was told to forget, and loses neither")
  void forget() {
    Explored.check(() -> {
      SingleFlight<String, Integer> flights = new SingleFlight<>();
      AtomicInteger calls = new AtomicInteger();
      Actors.Body caller =
          () -> assertTrue(flights.call("key", calls::incrementAndGet).value() > 0);
      Actors.together(caller, () -> flights.forget("key"), caller);
      assertTrue(calls.get() == 1 || calls.get() == 2);
    });
  }
}
