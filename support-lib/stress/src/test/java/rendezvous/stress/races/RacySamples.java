package rendezvous.stress.races;

import org.openjdk.jcstress.annotations.Actor;

/** Positive and negative controls of the detector. */
public final class RacySamples {
  private RacySamples() {}

  /** Publishes data through a flag that is not volatile. */
  public static class PlainFlag {
    private int data;
    private boolean flag;

    @Actor
    public void writer() {
      data = 1;
      flag = true;
    }

    @Actor
    public void reader() {
      if (flag && data == 0) {
        throw new AssertionError();
      }
    }
  }

  /** The same, with a flag that is. */
  public static class VolatileFlag {
    private int data;
    private volatile boolean flag;

    @Actor
    public void writer() {
      data = 1;
      flag = true;
    }

    @Actor
    public void reader() {
      if (flag && data == 0) {
        throw new AssertionError();
      }
    }
  }

  /** Two threads in critical sections of one monitor. */
  public static class Monitor {
    private int count;

    @Actor
    public void one() {
      add();
    }

    @Actor
    public void other() {
      add();
    }

    private synchronized void add() {
      count++;
    }
  }

  /** Two threads that count without one. */
  public static class NoMonitor {
    private long count;

    @Actor
    public void one() {
      count++;
    }

    @Actor
    public void other() {
      count++;
    }
  }
}
