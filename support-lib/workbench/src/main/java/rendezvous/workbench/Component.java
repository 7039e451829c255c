package rendezvous.workbench;

import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import rendezvous.lab.Displayable;

/**
 * Something real that a notebook works with: configured first, then started once by {@link
 * Workbench#start}, and stopped by {@link #close} or with the workbench.
 *
 * <p>When it cannot start, or is used after it has ended by itself, it throws a {@link
 * ComponentFailedException} that says why and what to do. When it ends by itself, it says so at
 * once on standard error. As a cell's last expression it shows its state. Safe for use by any
 * number of threads, except that it must be configured before it starts.
 */
public abstract class Component implements AutoCloseable, Displayable {

  private static final int SHOWN_LINES = 12;

  /** Where a component is in its life. */
  public enum State {
    /** Not started yet. */
    NEW,
    /** Being started. */
    STARTING,
    /** It can be used. */
    READY,
    /** It was stopped, or has done all it was to do. */
    STOPPED,
    /** It could not start, or has ended by itself. */
    FAILED;

    /** In lower case, as a table shows it. */
    @Override
    public String toString() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  // immutable state
  private final String name;

  // mutable state, guarded by this
  private State state = State.NEW;
  private Place place;
  private Duration startTime;
  private ComponentFailedException failure;
  private boolean killed;

  /** A component that is not started yet; its name is unique on its workbench. */
  Component(String name) {
    this.name = name;
  }

  // what a kind of component does

  /** Makes what it needs to start, and what shall not count as the time that it takes. */
  void prepare(Place here) throws Exception {}

  /** Starts it, and returns when it can be used. Needs not clean up when it fails. */
  abstract void start(Place here) throws Exception;

  /** Stops what is neither a process nor in the folder of its place. */
  void stop() {}

  /** What it is, with its version. */
  abstract String version();

  /** Where it listens, such as {@code 127.0.0.1:5432}; empty if nowhere. Called when ready. */
  abstract String listensOn();

  /** What can be done about failures that only this kind of component has. */
  List<Remedy> remedies() {
    return List.of();
  }

  /** Whether ending with exit code 0 is no failure. */
  boolean mayEnd() {
    return false;
  }

  // what all have in common

  /** The name by which the workbench knows it. */
  public final String name() {
    return name;
  }

  /** Where it is in its life. Notices that it has ended by itself. */
  public final synchronized State state() {
    ChildProcess process = place == null ? null : place.process();
    if (state == State.READY && process != null && !process.isAlive()) {
      if (mayEnd() && process.process().exitValue() == 0) {
        state = State.STOPPED;
      } else {
        fail("has ended by itself, " + process.ending() + ".", null);
      }
    }
    return state;
  }

  /** Whether it can be used now. */
  public final boolean isReady() {
    return state() == State.READY;
  }

  /** Where it listens, such as {@code 127.0.0.1:5432}; empty if it does not listen. */
  public final String address() {
    requireReady();
    return listensOn();
  }

  /** How long it took from when it was told to start until it could be used. */
  public final synchronized Duration startTime() {
    if (startTime == null) {
      requireReady();
    }
    return startTime;
  }

  /** The number of its process; empty if it runs in this JVM, or not at all. */
  public final synchronized OptionalLong pid() {
    ChildProcess process = place == null ? null : place.process();
    return process == null || !process.isAlive()
        ? OptionalLong.empty()
        : OptionalLong.of(process.process().pid());
  }

  /** The last lines that it has said, also after it has ended. */
  public final synchronized List<String> log() {
    return place == null ? List.of() : place.log().lines();
  }

  /** Kills its processes, as a power cut or the system would. What uses it next is told. */
  public final void kill() {
    Place here;
    synchronized (this) {
      here = place;
      killed = true;
    }
    if (here != null) {
      here.kill();
    }
  }

  /**
   * Throws unless it can be used now.
   *
   * @throws ComponentFailedException if it has failed: why, and what to do
   * @throws IllegalStateException if it is not started yet, or was stopped
   */
  final void requireReady() {
    switch (state()) {
      case READY -> {}
      case NEW -> throw new IllegalStateException(name + " is not started: bench.start(…) does so");
      case STARTING -> throw new IllegalStateException(name + " is still starting");
      case STOPPED ->
          throw new IllegalStateException(
              name + " has been stopped; run the cell that starts it again");
      case FAILED -> throw failureNow();
    }
  }

  /**
   * Whether its process has ended, or does so within a moment: a connection may break before the
   * system tells that the process behind it is gone.
   */
  final boolean hasEnded() {
    ChildProcess process;
    synchronized (this) {
      process = place == null ? null : place.process();
    }
    return process == null || process.endsWithin(Duration.ofMillis(300));
  }

  /** A new one with the stack trace of whoever uses it now. */
  private synchronized ComponentFailedException failureNow() {
    return new ComponentFailedException(
        name, failure.reason(), failure.fix(), lastLines(), failure.getCause());
  }

  /** Starts it; returns when it can be used. What it has begun is undone when that fails. */
  final void startOn(Workbench bench) throws InterruptedException {
    Place here;
    synchronized (this) {
      if (state != State.NEW) {
        throw new IllegalStateException(name + " was started before; make a new one");
      }
      state = State.STARTING;
      here = place = new Place(bench, name);
    }
    try {
      prepare(here);
      long began = System.nanoTime();
      start(here);
      becomeReady(Duration.ofNanos(System.nanoTime() - began));
    } catch (InterruptedException | ClosedByInterruptException e) {
      Thread.interrupted(); // so that there is time to stop in good order
      undo(here, "was interrupted while it started.", e);
      throw e instanceof InterruptedException interrupted
          ? interrupted
          : new InterruptedException(e.getMessage());
    } catch (Exception e) {
      undo(here, "did not start: " + reason(e) + ".", e);
      throw failureNow();
    } catch (Error e) {
      undo(here, "did not start: " + e + ".", e);
      throw e;
    }
  }

  private synchronized void becomeReady(Duration took) {
    if (state != State.STARTING) {
      throw new IllegalStateException("it was closed while it started");
    }
    startTime = took;
    state = State.READY;
    if (place.process() != null) {
      place.process().onEnd(this::tellOfEnd);
    }
  }

  /**
   * In the output of the cell that runs now, or ran last: whatever library it uses would only say
   * that a connection is broken.
   */
  private void tellOfEnd() {
    ComponentFailedException end;
    synchronized (this) {
      if (killed || state() != State.FAILED) {
        return;
      }
      end = failure;
    }
    System.err.println(end.summary());
  }

  private void undo(Place here, String reason, Throwable cause) {
    stop();
    here.release();
    synchronized (this) {
      fail(reason, cause);
    }
  }

  private static String reason(Exception e) {
    return e.getMessage() == null ? e.toString() : e.getMessage();
  }

  private synchronized void fail(String reason, Throwable cause) {
    List<String> lines = lastLines();
    String fix =
        Remedy.find(remedies(), reason + "\n" + cause + "\n" + String.join("\n", lines))
            .orElse("Run the cell that starts it again.");
    failure = new ComponentFailedException(name, reason, fix, lines, cause);
    state = State.FAILED;
  }

  private synchronized List<String> lastLines() {
    return place.log().last(SHOWN_LINES);
  }

  /**
   * Stops it: asks first, then kills. Returns when its processes are gone and its folder is
   * deleted. Stopping what has been stopped, or never started, does nothing.
   */
  @Override
  public final void close() {
    Place here;
    synchronized (this) {
      state(); // one that has failed stays so
      here = place;
      if (state != State.FAILED) {
        state = State.STOPPED;
      }
    }
    if (here != null) {
      stop();
      here.release();
    }
  }

  @Override
  public final Map<String, Object> mimeBundle() {
    return Workbench.table(name, List.of(this)).mimeBundle();
  }

  @Override
  public String toString() {
    return name + " (" + state() + ")";
  }
}
