package rendezvous.testing;

import java.time.Duration;

/** How much a test does: a bounded share, or all of it with {@code course test --thorough}. */
public final class Effort {
  /** Whether to take the time that it takes. */
  public static final boolean THOROUGH = Boolean.getBoolean("rendezvous.thorough");

  /** How long something that must come may take, on a busy machine. */
  public static final Duration PATIENCE =
      Duration.ofSeconds(Integer.getInteger("rendezvous.patience", 20));

  private Effort() {}

  /** The one or the other number of rounds. */
  public static int rounds(int bounded, int thorough) {
    return THOROUGH ? thorough : bounded;
  }

  /** The one or the other length of time. */
  public static Duration time(Duration bounded, Duration thorough) {
    return THOROUGH ? thorough : bounded;
  }
}
