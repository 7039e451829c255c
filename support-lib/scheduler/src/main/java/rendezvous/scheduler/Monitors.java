package rendezvous.scheduler;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Who is in which object's monitor, and who waits for it. */
final class Monitors {
  // The explored code still enters and leaves the real monitors, as the JDK's own code may use them
  // as well (a synchronized list, say); but only once it has the monitor here. So no thread of the
  // run ever has to wait for another in the real one, where the JVM would decide who is next, and
  // when, by a thread of its own.

  /** One object's monitor while it is in use. */
  static final class Monitor {
    final Object object;
    Task owner;
    int count;
    final List<Task> entrants = new ArrayList<>(); // wait to enter, or to enter again
    final List<Task> waiters = new ArrayList<>(); // in Object.wait, not notified yet

    private Monitor(Object object) {
      this.object = object;
    }

    /** Whether a task is in Object.wait, even if its wait is already over here. */
    boolean isWaitedOn() {
      return !waiters.isEmpty() || entrants.stream().anyMatch(task -> task.waiting == this);
    }
  }

  private final Map<Object, Monitor> used = new IdentityHashMap<>();
  private final Runnables runnables;

  /** What can run. */
  interface Runnables {
    void add(Task task);

    void remove(Task task);
  }

  Monitors(Runnables runnables) {
    this.runnables = runnables;
  }

  /** Enters if that needs no waiting; else the task stands at the gate. */
  boolean enter(Object object, Task task) {
    Monitor monitor = used.computeIfAbsent(object, Monitor::new);
    if (monitor.owner == task) {
      monitor.count++;
      return true;
    }
    task.gate = monitor;
    task.gateCount = 1;
    monitor.entrants.add(task);
    if (monitor.owner == null) {
      admit(task);
      return true;
    }
    return false;
  }

  /** Lets a task pass the gate that it stands at; the monitor is free. */
  void admit(Task task) {
    Monitor monitor = task.gate;
    task.gate = null;
    monitor.entrants.remove(task);
    monitor.owner = task;
    monitor.count = task.gateCount;
    monitor.entrants.forEach(runnables::remove);
  }

  void exit(Object object, Task task) {
    Monitor monitor = used.get(object);
    if (monitor != null && monitor.owner == task && --monitor.count == 0) {
      free(monitor);
      if (monitor.entrants.isEmpty() && monitor.waiters.isEmpty()) {
        used.remove(object);
      }
    }
  }

  private void free(Monitor monitor) {
    monitor.owner = null;
    monitor.entrants.forEach(runnables::add);
  }

  /** The monitor of an object if the task is in it, else null. */
  Monitor ownedBy(Task task, Object object) {
    Monitor monitor = used.get(object);
    return monitor != null && monitor.owner == task ? monitor : null;
  }

  /** The task leaves its monitor to wait for a notification. */
  void await(Monitor monitor, Task task) {
    task.gateCount = monitor.count;
    task.waiting = monitor;
    task.notified = false;
    task.submitted = false;
    monitor.count = 0;
    monitor.waiters.add(task);
    free(monitor);
  }

  /** A waiting task has been notified, interrupted, or is out of time: now it waits to re-enter. */
  void endWait(Task task, boolean notified) {
    Monitor monitor = task.waiting;
    if (monitor != null && monitor.waiters.remove(task)) {
      task.notified = notified;
      task.gate = monitor;
      monitor.entrants.add(task);
      if (monitor.owner == null) {
        runnables.add(task);
      }
    }
  }
}
