package rendezvous.lab;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import rendezvous.scheduler.Fault;
import rendezvous.scheduler.Outcome;
import rendezvous.scheduler.Step;
import rendezvous.scheduler.Waiting;

/**
 * What is wrong with a schedule, in the words of the field.
 *
 * @param name what such a fault is called
 * @param sentences what happens, for people
 * @param remarks what to say at rows of the interleaving, by their numbers
 * @param holders who has what a thread waits for, by that thread
 */
record Diagnosis(
    String name,
    List<String> sentences,
    Map<Integer, String> remarks,
    Map<String, String> holders) {
  private static final Set<String> STORES =
      Set.of("put", "set", "setPlain", "setRelease", "lazySet");

  static Diagnosis of(Outcome.Failed failed, Interleaving interleaving, Places places) {
    return new Author(interleaving, places).diagnose(failed.fault());
  }

  private static final class Author {
    private final Interleaving interleaving;
    private final Places places;
    private final List<Step> steps;
    private final Map<Integer, String> remarks = new TreeMap<>();
    private final Map<String, String> holders = new TreeMap<>();
    private final List<String> sentences = new ArrayList<>();

    Author(Interleaving interleaving, Places places) {
      this.interleaving = interleaving;
      this.places = places;
      this.steps = interleaving.steps();
    }

    Diagnosis diagnose(Fault fault) {
      boolean lostUpdate = findStaleWrites();
      String name =
          switch (fault) {
            case Fault.Thrown thrown -> thrown(thrown, lostUpdate);
            case Fault.Hang hang -> hang(hang, lostUpdate);
            case Fault.Overlap overlap -> overlap(overlap);
            case Fault.NoProgress endless -> {
              sentences.add(
                  "After %d steps the threads are still running: they wait for each other in loops, or"
                          .formatted(endless.steps())
                      + " one of them never ends.");
              endless.running().forEach(this::tell);
              yield "No end";
            }
            case Fault.Stuck stuck -> {
              sentences.add(
                  "For %d s a thread has come to no step: it computes, or it is blocked where that"
                          .formatted(stuck.time().toSeconds())
                      + " cannot be seen, in native code, a file or a static initializer.");
              stuck.running().forEach(this::tell);
              yield "No step any more";
            }
            case Fault.Uncontrolled uncontrolled -> uncontrolled.call();
          };
      return new Diagnosis(
          name,
          List.copyOf(sentences),
          Collections.unmodifiableMap(remarks),
          Collections.unmodifiableMap(holders));
    }

    private String thrown(Fault.Thrown thrown, boolean lostUpdate) {
      Throwable e = thrown.thrown();
      boolean isRequirement = e instanceof AssertionError && e.getMessage() != null;
      String what = isRequirement ? e.getMessage() : Places.clean(e.toString());
      sentences.add(
          isRequirement
              ? "In the end: " + what + "."
              : thrown.thread() + " dies of " + what + at(e.getStackTrace()) + ".");
      int last = interleaving.lastOf(thrown.thread());
      if (!isRequirement && last >= 0) {
        remark(last, "here " + thrown.thread() + " dies: " + what);
      }
      return lostUpdate
          ? "Lost update"
          : isRequirement ? "A requirement fails" : e.getClass().getSimpleName();
    }

    private String at(StackTraceElement[] stack) {
      for (StackTraceElement frame : stack) {
        if (Cells.isReaders(frame.getClassName())) {
          return " in " + places.of(frame);
        }
      }
      return "";
    }

    // --- what was read is overwritten although another thread has changed it since

    private boolean findStaleWrites() {
      boolean found = false;
      Map<String, Integer> writes = new HashMap<>(); // the last one, by place
      Map<String, Integer> reads = new HashMap<>(); // the last one, by thread and place
      for (int i = 0; i < steps.size(); i++) {
        Step step = steps.get(i);
        String place = place(step);
        if (place == null) {
          continue;
        }
        String mine = step.thread() + " " + place;
        if (isStore(step)) {
          Integer read = reads.get(mine);
          Integer other = writes.get(place);
          if (read != null
              && other != null
              && other > read
              && !steps.get(other).thread().equals(step.thread())) {
            String text = overwriting(step, read, other);
            if (!found) {
              sentences.add(text + ".");
            }
            found = true;
            remark(i, text);
          }
          writes.put(place, i);
          reads.remove(mine);
        } else {
          reads.put(mine, i);
        }
      }
      return found;
    }

    /** What a step reads or stores; null if that is not what it does. */
    private static String place(Step step) {
      if (Interleaving.isRead(step) || Interleaving.isWrite(step)) {
        return Interleaving.subject(step);
      }
      return step.object() == null || step.access().equals("lock") ? null : step.object();
    }

    private static boolean isStore(Step step) {
      String access = step.access();
      return Interleaving.isWrite(step)
          || STORES.contains(access.substring(access.lastIndexOf('.') + 1));
    }

    private String overwriting(Step step, int read, int other) {
      String values =
          step.effect() != null && step.effect().contains(" → ")
              ? "overwrites " + step.effect().replace(" → ", " with ")
              : "overwrites what " + steps.get(other).thread() + " has written";
      return "%s %s: it has looked in step %d, before %s wrote in step %d"
          .formatted(
              step.thread(),
              values,
              interleaving.row(read),
              steps.get(other).thread(),
              interleaving.row(other));
    }

    // --- nothing can go on

    private String hang(Fault.Hang hang, boolean lostUpdate) {
      for (Waiting waiting : hang.waiting()) {
        String holder = holder(waiting);
        if (holder != null) {
          holders.put(waiting.thread(), holder);
        }
      }
      sentences.add(
          hang.scenarioEnded()
              ? "The scenario has ended, but threads are left behind that can never run again:"
              : "Nothing can ever run again:");
      for (Waiting waiting : hang.waiting()) {
        tellWaiting(waiting, holders.get(waiting.thread()));
      }
      boolean tooEarly = hang.waiting().stream().anyMatch(this::missesNotification);
      if (isCircular()) {
        return "Deadlock";
      }
      if (tooEarly) {
        return "Lost wake-up";
      }
      if (lostUpdate) {
        return "Lost update";
      }
      return hang.scenarioEnded() ? "Threads left behind" : "Deadlock";
    }

    /** The step in which a thread waits; -1 if it waits elsewhere. */
    private int stepOf(Waiting waiting) {
      int last = interleaving.lastOf(waiting.thread());
      Step step = last < 0 ? null : steps.get(last);
      return waiting.where().stream()
          .filter(frame -> !Cells.isLibrary(frame.getClassName()))
          .findFirst()
          .filter(frame ->
              step != null
                  && frame.getClassName().equals(step.className())
                  && frame.getMethodName().equals(step.method())
                  && frame.getLineNumber() == step.line())
          .map(frame -> last)
          .orElse(-1);
    }

    private void tellWaiting(Waiting waiting, String holder) {
      int last = stepOf(waiting);
      if (last < 0) {
        tell(waiting);
        return;
      }
      Step step = steps.get(last);
      String what =
          step.access().equals("lock")
              ? "for the monitor of " + step.object()
              : "in " + Interleaving.subject(step) + "()";
      String whose = holder == null ? "" : ", which " + holder + " has";
      sentences.add(
          "%s waits %s%s (step %d, %s)."
              .formatted(waiting.thread(), what, whose, interleaving.row(last), places.of(step)));
      remark(
          last,
          waiting.thread() + " waits for ever" + (holder == null ? "" : ": " + holder + " has it"));
    }

    private void tell(Waiting waiting) {
      if (waiting.where().stream().findFirst().filter(Cells::isTogether).isPresent()) {
        sentences.add(waiting.thread() + " waits for the others.");
        return;
      }
      String where =
          waiting.where().stream().findFirst().map(f -> " in " + places.of(f)).orElse("");
      sentences.add(waiting.thread() + where + ": " + Places.clean(waiting.what()) + ".");
    }

    /** Who has what a thread waits for: the monitor, or the lock that it has not given back. */
    private String holder(Waiting waiting) {
      int last = stepOf(waiting);
      if (waiting.holder() != null || last < 0 || !isLocking(steps.get(last))) {
        return waiting.holder();
      }
      Map<String, Integer> held = new HashMap<>();
      for (int i = 0; i < steps.size(); i++) {
        Step step = steps.get(i);
        if (i != last && Objects.equals(step.object(), steps.get(last).object())) {
          if (isLocking(step)) {
            held.merge(step.thread(), 1, Integer::sum);
          } else if (step.access().endsWith(".unlock")) {
            held.merge(step.thread(), -1, Integer::sum);
          }
        }
      }
      held.remove(waiting.thread());
      return held.entrySet().stream()
          .filter(entry -> entry.getValue() > 0)
          .map(Map.Entry::getKey)
          .findFirst()
          .orElse(null);
    }

    private static boolean isLocking(Step step) {
      return step.access().endsWith(".lock") || step.access().endsWith(".lockInterruptibly");
    }

    private boolean isCircular() {
      for (String start : holders.keySet()) {
        Set<String> seen = new HashSet<>();
        String at = start;
        while (at != null && seen.add(at)) {
          at = holders.get(at);
        }
        if (at != null) {
          return true;
        }
      }
      return false;
    }

    /** Whether a notification came before the wait that it was meant for. */
    private boolean missesNotification(Waiting waiting) {
      int last = stepOf(waiting);
      if (last < 0 || !steps.get(last).access().endsWith(".wait")) {
        return false;
      }
      boolean found = false;
      for (int i = 0; i < last; i++) {
        Step step = steps.get(i);
        if (Objects.equals(step.object(), steps.get(last).object())
            && "wakes nobody".equals(step.effect())) {
          found = true;
          remark(
              i,
              "wakes nobody: %s waits only from step %d on"
                  .formatted(waiting.thread(), interleaving.row(last)));
        }
      }
      return found;
    }

    // --- two at once

    private String overlap(Fault.Overlap overlap) {
      List<Waiting> both = overlap.threads();
      sentences.add(
          "%s and %s are in calls of the same %s at once, and at least one of them changes it."
                  .formatted(both.getFirst().thread(), both.getLast().thread(), overlap.type())
              + " It is not made for that: elements may be lost, or the call may fail.");
      for (Waiting each : both) {
        int last = interleaving.lastOf(each.thread());
        if (last >= 0) {
          remark(last, each.thread() + " is still in this call while the other one comes");
        }
      }
      return "Two threads in one " + overlap.type();
    }

    private void remark(int step, String text) {
      remarks.merge(interleaving.row(step), text, (one, more) -> one + "; " + more);
    }
  }
}
