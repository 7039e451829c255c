package rendezvous.channel;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The system's clock and one daemon thread on which its alarms ring. */
final class SystemTime implements TimeSource {
  static final SystemTime INSTANCE = new SystemTime();

  // immutable state
  private final ScheduledThreadPoolExecutor timer;

  private SystemTime() {
    timer =
        new ScheduledThreadPoolExecutor(
            1,
            Thread.ofPlatform()
                .daemon()
                .inheritInheritableThreadLocals(false) // it serves all, not who happens to be first
                .name("rendezvous-timer")
                .factory());
    timer.setRemoveOnCancelPolicy(true);
  }

  @Override
  public Instant now() {
    return Instant.now();
  }

  @Override
  public long nanoTime() {
    return System.nanoTime();
  }

  @Override
  public Alarm schedule(Duration delay, Runnable task) {
    Future<?> scheduled = timer.schedule(task, TimeLimit.nanos(delay), TimeUnit.NANOSECONDS);
    return () -> scheduled.cancel(false);
  }

  /** For tests: how many alarms are set. */
  int pending() {
    return timer.getQueue().size();
  }
}
