package rendezvous.channel;

import java.time.Duration;
import java.time.Instant;

/** The receiving end of a timer or ticker: an element is there once its time has come. */
final class TimerChannel extends Rendezvous<Instant> {
  // As in Go since 1.23, a timer that nobody waits for is just this object: whether a tick is there
  // is computed from the clock when somebody asks. Only while a receiver waits is an alarm set, one
  // for each waiting receiver, given up when its wait ends. A dropped timer thus leaves nothing
  // behind, whether it has fired or not.
  //
  // An alarm may find that another receiver has taken the tick, or that it rings a little early;
  // it then sets itself again for the next tick. It takes the channel's lock, like any sender.

  // immutable state
  private final TimeSource time;
  private final long period; // nanoseconds between ticks; 0: there is only one
  private final long start;
  private final Instant startInstant;

  // mutable state, guarded by the lock
  private long due;
  private boolean spent;

  TimerChannel(String name, TimeSource time, Duration delay, boolean repeating) {
    super(name);
    this.time = time;
    this.start = time.nanoTime();
    this.startInstant = time.now();
    long nanos = TimeLimit.nanos(delay);
    this.due = start + nanos;
    this.period = repeating ? nanos : 0;
  }

  private boolean isDue() {
    return !spent && !isClosed() && time.nanoTime() - due >= 0;
  }

  private Instant nextTick() {
    return startInstant.plusNanos(due - start);
  }

  /** The next tick has been taken; those that were missed since are dropped. */
  private void pass() {
    if (period == 0) {
      spent = true;
    } else {
      due += ((time.nanoTime() - due) / period + 1) * period;
    }
  }

  @Override
  Object poll() {
    return pollLocked();
  }

  @Override
  boolean seemsReady(boolean toReceive) {
    lock();
    boolean ready = canReceive();
    unlock();
    return ready;
  }

  @Override
  boolean canReceive() {
    return isDue() || super.canReceive();
  }

  @Override
  Object take() {
    if (!isDue()) {
      return null;
    }
    Instant tick = nextTick();
    pass();
    return tick;
  }

  /** A tick comes when it is due, not sooner for being waited for eagerly. */
  @Override
  void linger(Waiter waiter) {}

  @Override
  Alarm arm(Waiter receiver) {
    WaitersAlarm alarm = new WaitersAlarm(receiver);
    alarm.set();
    return alarm;
  }

  private long untilDue() {
    lock();
    long left = spent || isClosed() ? Long.MAX_VALUE : Math.max(0, due - time.nanoTime());
    unlock();
    return left;
  }

  private void deliver() {
    lock();
    if (isDue() && give(nextTick())) {
      pass();
    }
    unlockAndWake();
  }

  @Override
  String kind() {
    return period == 0 ? "timer" : "ticker, every " + Duration.ofNanos(period);
  }

  /** Rings for one waiting receiver until its wait is over. */
  private final class WaitersAlarm implements Alarm {
    // The receiver and the thread on which an alarm rings may both be setting one. The one that
    // began later has seen the later state; the other's is given up.

    private final Waiter receiver;

    // mutable state, guarded by this
    private Alarm next = NONE;
    private int settings;
    private boolean over;

    WaitersAlarm(Waiter receiver) {
      this.receiver = receiver;
    }

    void set() {
      int mine = begin();
      long left = untilDue();
      if (left == Long.MAX_VALUE) {
        return;
      }
      replace(mine, time.schedule(Duration.ofNanos(left), this::ring));
      if (untilDue() == 0) {
        ring(); // time has passed while the alarm was set, which would ring too late
      }
    }

    private synchronized int begin() {
      return ++settings;
    }

    private void replace(int mine, Alarm scheduled) {
      Alarm givenUp = scheduled;
      synchronized (this) {
        if (!over && mine == settings) {
          givenUp = next;
          next = scheduled;
        }
      }
      givenUp.close();
    }

    private void ring() {
      deliver();
      if (receiver.isWaiting()) {
        set();
      }
    }

    @Override
    public void close() {
      Alarm last;
      synchronized (this) {
        over = true;
        last = next;
      }
      last.close();
    }
  }
}
