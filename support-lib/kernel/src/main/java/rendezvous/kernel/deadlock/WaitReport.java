package rendezvous.kernel.deadlock;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.AbstractOwnableSynchronizer;
import java.util.concurrent.locks.LockSupport;
import rendezvous.kernel.cell.Frames;

/** Says in words who waits for what, on which line of which cell. */
final class WaitReport {
  private static final int MOST_THREADS = 12;
  private static final Method OWNER = ownerMethod();

  private final long cellThread;
  private final Map<Thread, StackTraceElement[]> waiting;
  private final Map<Long, String> names = new HashMap<>();

  /**
   * @param cellThread identifier of the thread that executes the cell
   * @param waiting the threads to report on, with their stacks
   */
  WaitReport(long cellThread, Map<Thread, StackTraceElement[]> waiting) {
    this.cellThread = cellThread;
    this.waiting = waiting;
    waiting.keySet().forEach(t -> names.put(t.threadId(), nameHere(t)));
  }

  private static Method ownerMethod() {
    try {
      Method owner = AbstractOwnableSynchronizer.class.getDeclaredMethod("getExclusiveOwnerThread");
      return owner.trySetAccessible() ? owner : null;
    } catch (NoSuchMethodException e) {
      return null;
    }
  }

  /** The cell's own thread first, then the threads it started, oldest first. */
  List<String> lines() {
    Map<Long, Monitors.Wait> monitors = Monitors.waits();
    List<String> lines = new ArrayList<>();
    List<Thread> threads = new ArrayList<>(waiting.keySet());
    threads.removeIf(t -> t.threadId() < cellThread || isPoolThread(waiting.get(t)));
    threads.sort(Comparator.comparingLong(Thread::threadId));
    // many threads that wait for the same on the same line are one line of the report
    Map<String, List<Thread>> alike = new LinkedHashMap<>();
    for (Thread thread : threads) {
      alike.computeIfAbsent(sentence(thread, monitors), s -> new ArrayList<>()).add(thread);
    }
    int shown = 0;
    for (Map.Entry<String, List<Thread>> entry : alike.entrySet()) {
      if (shown++ == MOST_THREADS) {
        lines.add("  … and " + (alike.size() - MOST_THREADS) + " more kinds of waiting");
        break;
      }
      List<Thread> group = entry.getValue();
      String who = nameHere(group.getFirst());
      if (group.size() > 1) {
        who += " and " + (group.size() - 1) + " more like it";
      }
      entry.getKey().lines().map(new FirstLine(who)::prefix).forEach(lines::add);
    }
    long older = waiting.keySet().stream().filter(t -> t.threadId() < cellThread).count();
    if (older > 0) {
      lines.add(
          "  ("
              + older
              + (older == 1 ? " thread" : " threads")
              + " of earlier cells still "
              + (older == 1 ? "waits, too)" : "wait, too)"));
    }
    return lines;
  }

  /** Puts who waits in front of the first line of what they wait for. */
  private static final class FirstLine {
    private String who;

    FirstLine(String who) {
      this.who = who;
    }

    String prefix(String line) {
      String result = who == null ? line : "  " + who + " " + line;
      who = null;
      return result;
    }
  }

  private static boolean isPoolThread(StackTraceElement[] stack) {
    return Frames.visible(stack).stream().noneMatch(Frames::isCell)
        && Arrays.stream(stack)
            .anyMatch(f -> f.getClassName().startsWith("java.util.concurrent.ForkJoin"));
  }

  private String nameHere(Thread thread) {
    return thread.threadId() == cellThread ? "the cell" : name(thread);
  }

  /** What a person may call a thread. */
  static String name(Thread thread) {
    String kind = thread.isVirtual() ? "virtual thread " : "thread ";
    String name = thread.getName();
    return kind + "#" + thread.threadId() + (name.isBlank() ? "" : " \"" + name + "\"");
  }

  private String sentence(Thread thread, Map<Long, Monitors.Wait> monitors) {
    StackTraceElement[] stack = waiting.get(thread);
    StringBuilder text = new StringBuilder(what(thread, stack, monitors.get(thread.threadId())));
    List<StackTraceElement> frames = Frames.visible(stack);
    frames.stream()
        .filter(Frames::isCell)
        .limit(3)
        .forEach(frame -> text.append("\n      at ").append(Frames.show(frame)));
    if (frames.stream().noneMatch(Frames::isCell)) {
      frames.stream()
          .limit(3)
          .forEach(frame -> text.append("\n      at ").append(Frames.show(frame)));
    }
    return text.toString();
  }

  private String what(Thread thread, StackTraceElement[] stack, Monitors.Wait monitor) {
    if (monitor != null) {
      String object = Frames.clean(monitor.object());
      if (!monitor.entering()) {
        return "waits in Object.wait() on " + object;
      }
      return "waits to enter synchronized on " + object + heldBy(monitor.owner());
    }
    Object blocker = LockSupport.getBlocker(thread);
    Optional<StackTraceElement> call = callFromCell(stack);
    String operation =
        call.map(f -> simple(f.getClassName()) + "." + f.getMethodName())
            .orElse("LockSupport.park");
    if (blocker == null) {
      return "waits in " + operation;
    }
    if (blocker instanceof AbstractOwnableSynchronizer lock) {
      Long owner = owner(lock);
      return owner == null
          ? "waits in " + operation + count(lock)
          : "waits in " + operation + " for a lock" + heldBy(owner);
    }
    if (blocker.getClass().getName().startsWith("java.util.concurrent.")) {
      return "waits in " + operation;
    }
    return switch (call.map(StackTraceElement::getMethodName).orElse("")) {
      case "send" -> "waits to send to " + describe(blocker);
      case "receive", "hasNext" -> "waits to receive from " + describe(blocker);
      case "await" -> "waits for " + describe(blocker);
      default -> "waits in " + operation + " on " + describe(blocker);
    };
  }

  private static String describe(Object blocker) {
    try {
      return Frames.clean(blocker.toString());
    } catch (RuntimeException e) {
      return Frames.clean(blocker.getClass().getName());
    }
  }

  /** {@code CountDownLatch} and the like tell their count in brackets. */
  private static String count(AbstractOwnableSynchronizer lock) {
    String text = String.valueOf(lock);
    int count = text.indexOf("[Count = ");
    return count < 0 ? "" : " (count " + text.substring(count + 9, text.length() - 1) + ")";
  }

  /** The library call that code of a cell is waiting in. */
  private static Optional<StackTraceElement> callFromCell(StackTraceElement[] stack) {
    StackTraceElement call = null;
    for (StackTraceElement frame : stack) {
      if (Frames.isCell(frame) || frame.getClassName().startsWith("rendezvous.kernel.")) {
        break;
      }
      boolean machinery =
          frame.getClassName().startsWith("java.lang.VirtualThread")
              || frame.getClassName().startsWith("jdk.internal.")
              || frame.getClassName().startsWith("java.lang.reflect.");
      if (!machinery) {
        call = frame;
      }
    }
    return Optional.ofNullable(call);
  }

  /** What a reader knows a class as: {@code ReferencePipeline} is a stream. */
  private static String simple(String className) {
    return className.startsWith("java.util.stream.")
        ? "Stream"
        : className.substring(className.lastIndexOf('.') + 1).replace('$', '.');
  }

  private static Long owner(AbstractOwnableSynchronizer lock) {
    try {
      return OWNER != null && OWNER.invoke(lock) instanceof Thread t ? t.threadId() : null;
    } catch (ReflectiveOperationException e) {
      return null;
    }
  }

  private String heldBy(Long owner) {
    return owner == null ? "" : " held by " + names.getOrDefault(owner, "thread #" + owner);
  }
}
