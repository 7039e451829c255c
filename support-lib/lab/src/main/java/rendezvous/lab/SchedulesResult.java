package rendezvous.lab;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import rendezvous.scheduler.Outcome;
import rendezvous.scheduler.Scenario;
import rendezvous.scheduler.Step;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What {@link Schedules} found. As a cell's last expression it shows what is wrong, and the failing
 * interleaving beside the lines of the source, with every step in a table folded away; or that
 * nothing was found, and what that does not prove. Immutable.
 */
public final class SchedulesResult implements Displayable {
  private static final int MOST_STEPS = 400;

  private final Schedules settings;
  private final Scenario scenario;
  private final Outcome outcome;
  private final Duration time;
  private final Places places;
  private final List<String> notes = new ArrayList<>();
  private final Map<String, List<String>> sources = new HashMap<>();

  SchedulesResult(
      Schedules settings, Scenario scenario, Outcome outcome, Duration time, Cells cells) {
    this.settings = settings;
    this.scenario = scenario;
    this.outcome = outcome;
    this.time = time;
    this.places = new Places(cells);
    if (!cells.variables().isEmpty()) {
      notes.add(
          "Top-level variables that the scenario uses are made anew by their declarations before"
              + " each schedule; other statements about them are not repeated.");
    }
    if (outcome instanceof Outcome.Failed failed) {
      NotebookKernel.find().ifPresent(kernel -> readSources(kernel, failed.steps()));
    }
  }

  private void readSources(NotebookKernel kernel, List<Step> steps) {
    for (Step step : steps) {
      if (step.file() != null && !sources.containsKey(step.file())) {
        sources.put(
            step.file(),
            kernel.source(step.file()).map(text -> text.lines().toList()).orElse(null));
      }
    }
  }

  /** Whether a schedule was found under which something is wrong. */
  public boolean found() {
    return !outcome.passed();
  }

  /** How many schedules were run, the failing one included. */
  public int schedules() {
    return outcome.schedules();
  }

  /** How long that took. */
  public Duration time() {
    return time;
  }

  /** All that is known, for programs. */
  public Outcome outcome() {
    return outcome;
  }

  /**
   * The seed of the schedule under which something is wrong.
   *
   * @throws IllegalStateException if none was found
   */
  public long seed() {
    return failed().seed();
  }

  /**
   * Runs the schedule under which something is wrong again.
   *
   * @throws IllegalStateException if none was found
   */
  public SchedulesResult replay() {
    return settings.replayed(seed(), scenario);
  }

  private Outcome.Failed failed() {
    if (outcome instanceof Outcome.Failed failed) {
      return failed;
    }
    throw new IllegalStateException("nothing was found, so there is no seed and no schedule of it");
  }

  @Override
  public Map<String, Object> mimeBundle() {
    Figure figure = outcome instanceof Outcome.Failed failed ? figure(failed) : nothing();
    notes.forEach(figure::note);
    return figure.mimeBundle();
  }

  private Figure figure(Outcome.Failed failed) {
    Interleaving interleaving = Interleaving.of(failed.steps(), places, sources::get);
    Diagnosis diagnosis = Diagnosis.of(failed, interleaving, places);
    Lanes lanes = new Lanes(interleaving, diagnosis.remarks());
    String title =
        "%s: found in schedule %d, after %s"
            .formatted(diagnosis.name(), failed.schedules(), text(time));
    String said = String.join(" ", diagnosis.sentences());
    boolean hasSteps = !interleaving.rows().isEmpty();
    Figure figure =
        new Figure(
            title,
            hasSteps ? lanes.html(alt(diagnosis, interleaving)) : "",
            diagnosis.name() + ". " + said);
    if (hasSteps) {
      figure.legend(lanes.legend()).table(table(failed.steps()));
    }
    figure.caption(said);
    if (lanes.omitted() > 0) {
      figure.note(
          "The first %d rows are left out; the last steps of all are in the table."
              .formatted(lanes.omitted()));
    }
    return figure.note(
        failed.repeats()
            ? "Seed %1$d makes this schedule again: Schedules.replay(%1$d, …), or replay() of this result."
                .formatted(failed.seed())
            : "Seed %d may not show it again: %s.".formatted(failed.seed(), failed.note()));
  }

  private static String alt(Diagnosis diagnosis, Interleaving interleaving) {
    return "Interleaving of %s in %d rows, from top to bottom. %s"
        .formatted(
            String.join(", ", interleaving.threads()),
            interleaving.rows().size(),
            String.join(". ", diagnosis.remarks().values()));
  }

  /** Every step of them all, or the last ones. */
  private Table table(List<Step> all) {
    int from = Math.max(0, all.size() - MOST_STEPS);
    List<Step> steps = all.subList(from, all.size());
    Table table = Table.create("steps");
    table.addColumns(
        IntColumn.create("step", IntStream.rangeClosed(from + 1, all.size()).toArray()),
        StringColumn.create("thread", steps.stream().map(Step::thread).toList()),
        StringColumn.create("does", steps.stream().map(Interleaving::phrase).toList()),
        StringColumn.create("where", steps.stream().map(places::of).toList()));
    return table;
  }

  private Figure nothing() {
    Outcome.Passed passed = (Outcome.Passed) outcome;
    String title = "Nothing found in %s, in %s".formatted(count(passed.schedules()), text(time));
    if (passed.threads() == 1) {
      return new Figure(
              title,
              "",
              "The scenario starts no virtual thread, so there is nothing to interleave.")
          .caption(
              "The scenario starts no virtual thread, so there is nothing to interleave: start some,"
                  + " with Schedules.together(…) for instance.");
    }
    String caption =
        "That proves nothing about the schedules that were not run. Nor does it say anything about"
            + " volatile fields, platform threads, and what happens inside of the JDK's classes.";
    Figure figure =
        new Figure(title, "", caption)
            .caption(caption)
            .note(
                "Seeds %d to %d, %d steps, up to %d threads."
                    .formatted(
                        settings.from(),
                        settings.from() + passed.schedules() - 1,
                        passed.steps(),
                        passed.threads()));
    if (passed.schedules() < settings.most()) {
      figure.note(
          "There was no time for more than %d of %d schedules: see Schedules.within."
              .formatted(passed.schedules(), settings.most()));
    }
    return passed.note() == null ? figure : figure.note("Besides, " + passed.note() + ".");
  }

  private static String count(int schedules) {
    return schedules == 1 ? "one schedule" : schedules + " schedules";
  }

  private static String text(Duration time) {
    return time.compareTo(Duration.ofSeconds(10)) < 0
        ? time.toMillis() + " ms"
        : time.toSeconds() + " s";
  }

  @Override
  public String toString() {
    return String.valueOf(mimeBundle().get(Bundle.PLAIN));
  }
}
