package rendezvous.bench.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressTest {

  @Test
  void theTimeLeftIsSaidAsPeopleSayIt() {
    assertEquals("about 1 s left", Progress.left(Duration.ofMillis(300)));
    assertEquals("about 89 s left", Progress.left(Duration.ofSeconds(89)));
    assertEquals("about 2 min left", Progress.left(Duration.ofSeconds(95)));
    assertEquals("about 10 min left", Progress.left(Duration.ofSeconds(600)));
  }
}
