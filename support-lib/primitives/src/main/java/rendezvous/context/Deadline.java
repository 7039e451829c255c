package rendezvous.context;

import java.time.Duration;
import java.time.Instant;
import rendezvous.channel.Alarm;
import rendezvous.channel.TimeSource;

/** When a context is cancelled at the latest, and with it all that are made from it. */
final class Deadline {
  // immutable state
  private final Instant moment;

  // mutable state, guarded by this
  private Alarm alarm = Alarm.NONE;
  private boolean over;

  Deadline(Instant moment) {
    this.moment = moment;
  }

  Instant moment() {
    return moment;
  }

  /** Has {@code cancel} run when the moment has come: at once if it has passed. */
  void set(TimeSource time, Runnable cancel) {
    if (moment.equals(Instant.MAX)) {
      return;
    }
    Duration left = Duration.between(time.now(), moment);
    if (!left.isPositive()) {
      cancel.run();
      return;
    }
    Alarm set = time.schedule(left, cancel);
    synchronized (this) {
      if (!over) {
        alarm = set;
        return;
      }
    }
    set.close();
  }

  /** Leaves nothing behind in the time source. */
  void giveUp() {
    Alarm last;
    synchronized (this) {
      over = true;
      last = alarm;
      alarm = Alarm.NONE;
    }
    last.close();
  }
}
