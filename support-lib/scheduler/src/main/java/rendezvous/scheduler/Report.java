package rendezvous.scheduler;

import java.util.List;

/** A failed schedule as text. */
final class Report {
  private static final int STEPS_SHOWN = 80;

  private Report() {}

  static String of(Outcome.Failed failed) {
    StringBuilder text = new StringBuilder();
    text.append(failed.fault());
    text.append("\n  seed ").append(failed.seed());
    text.append(" (").append(failed.schedules()).append(". schedule)");
    text.append("; to run it alone: replay(").append(failed.seed()).append(", scenario), or -D");
    text.append(Exploration.SEED_PROPERTY).append('=').append(failed.seed());
    if (failed.note() != null) {
      text.append("\n  ").append(failed.note());
    }
    interleaving(text, failed.steps());
    return text.toString();
  }

  private static void interleaving(StringBuilder text, List<Step> steps) {
    List<Step> shown = steps.subList(Math.max(0, steps.size() - STEPS_SHOWN), steps.size());
    text.append("\n  interleaving");
    if (shown.size() < steps.size()) {
      text.append(", the last ").append(shown.size()).append(" of ").append(steps.size());
      text.append(" steps");
    }
    int threadWidth = shown.stream().mapToInt(step -> step.thread().length()).max().orElse(0);
    int actionWidth = shown.stream().mapToInt(step -> step.action().length()).max().orElse(0);
    String format = "%n    %-" + (threadWidth + 1) + "s %-" + (actionWidth + 1) + "s %s";
    String running = null;
    for (Step step : shown) {
      String thread = step.thread().equals(running) ? "" : step.thread();
      text.append(format.formatted(thread, step.action(), step.place()));
      running = step.thread();
    }
  }
}
