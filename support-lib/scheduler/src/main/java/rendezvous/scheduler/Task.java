package rendezvous.scheduler;

/** One virtual thread of a run. */
final class Task {
  // immutable state
  final Runnable continuation;
  final Thread thread;
  final int number; // in the order of their starts; the scenario's own thread is 0

  // mutable state, used by the run's carrier only

  /** Whether it is in the run's list of what can run. */
  boolean runnable;

  /** Whether it has given up the carrier to wait for something that the run itself knows of. */
  boolean held;

  boolean ended;

  /** Whether it waits for a monitor in code that is not woven. */
  boolean blocked;

  /** How many static initializers it is in: a thread cannot leave its carrier there. */
  int initializers;

  /** The monitor that it waits to enter, or to enter again after a wait. */
  Monitors.Monitor gate;

  /** How many times it will have entered that monitor. */
  int gateCount;

  /** The monitor in whose {@code Object.wait} it is, until it has passed the gate. */
  Monitors.Monitor waiting;

  /** Whether its wait was ended by a notification rather than an interrupt or a timeout. */
  boolean notified;

  /** Whether the JDK has given it to the scheduler since it began to wait. */
  boolean submitted;

  /** The object, not made for several threads, that it is just calling. */
  Object using;

  /** Whether that call may change the object. */
  boolean changing;

  /** Where that call is. */
  int usingSite;

  /** What ends a timed park that the JDK's own code asked for. */
  VirtualClock.Timer timeout;

  /** For {@link Strategy}: the highest runs. */
  long priority;

  /** How often it has been told that its run is over. */
  int abandonments;

  Task(Runnable continuation, Thread thread, int number) {
    this.continuation = continuation;
    this.thread = thread;
    this.number = number;
  }

  String name() {
    if (number == 0) {
      return "scenario";
    }
    String name = thread.getName();
    return name.isEmpty() ? "thread-" + number : name;
  }
}
