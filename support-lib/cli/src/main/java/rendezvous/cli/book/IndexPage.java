package rendezvous.cli.book;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import rendezvous.cli.Syllabus;
import rendezvous.cli.run.ExecutedNotebook;

/** The first page: the course at a glance, every claim with its verdict, and the machine. */
final class IndexPage {

  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm z", Locale.ENGLISH);

  private final Contents contents;

  IndexPage(Contents contents) {
    this.contents = contents;
  }

  String render() {
    Syllabus syllabus = contents.syllabus();
    return Page.of(
        syllabus.title(),
        syllabus.title() + " · " + syllabus.subtitle(),
        "index",
        "",
        head() + chapters() + claims() + run());
  }

  private List<ExecutedNotebook.Claim> allClaims() {
    return contents.notebooks().stream().flatMap(book -> book.claims().stream()).toList();
  }

  private String head() {
    Syllabus syllabus = contents.syllabus();
    int minutes =
        syllabus.notebooks().stream().mapToInt(Syllabus.Notebook::minutes).sum()
            + syllabus.exercises().stream().mapToInt(Syllabus.Exercise::minutes).sum();
    int exercises = syllabus.exercises().size();
    String claims = Verdicts.summary(allClaims());
    return """
    <header class="title">
    <h1>%s</h1>
    <p class="subtitle">%s</p>
    <p class="facts"><span>%s</span> %s<span>%s of study</span>%s</p>
    </header>
    """
        .formatted(
            Html.escape(syllabus.title()),
            Html.escape(syllabus.subtitle()),
            Html.count(syllabus.notebooks().size(), "notebook"),
            exercises == 0 ? "" : "<span>" + Html.count(exercises, "exercise") + "</span> ",
            hours(minutes),
            claims.isEmpty() ? "" : " <a href=\"#claims\">" + claims + "</a>");
  }

  private static String hours(int minutes) {
    return minutes < 60
        ? minutes + " minutes"
        : minutes % 60 == 0
            ? Html.count(minutes / 60, "hour")
            : minutes / 60 + " h " + minutes % 60 + " min";
  }

  private String chapters() {
    StringBuilder html = new StringBuilder();
    for (Syllabus.Chapter chapter : contents.syllabus().chapters()) {
      html.append(
          """
          <section class="chapter" aria-labelledby="chapter-%d">
          <h2 id="chapter-%d"><span class="number">%d</span> %s</h2>
          <ol>
          """
              .formatted(
                  chapter.number(),
                  chapter.number(),
                  chapter.number(),
                  Html.escape(chapter.title())));
      for (Syllabus.Notebook entry : chapter.notebooks()) {
        html.append(line(entry));
      }
      html.append("</ol>\n").append(exercises(chapter)).append("</section>\n");
    }
    return html.toString();
  }

  /** By name and place: they are not run, and a book may be read where they are not. */
  private String exercises(Syllabus.Chapter chapter) {
    StringBuilder items = new StringBuilder();
    for (Syllabus.Exercise exercise : contents.syllabus().exercisesOf(chapter)) {
      items.append(
          """
          <li><span class="number">%d</span>\
          <span class="name">%s <code>exercises/%s</code></span>\
          <span class="minutes">%d min</span>\
          <span class="status">%s</span></li>
          """
              .formatted(
                  Integer.parseInt(exercise.number()),
                  Html.escape(exercise.title()),
                  Html.escape(exercise.slug()),
                  exercise.minutes(),
                  Html.count(exercise.points(), "point")));
    }
    return items.isEmpty()
        ? ""
        : """
        <h3 id="exercises-%d">Exercises</h3>
        <ol>
        %s</ol>
        """
            .formatted(chapter.number(), items);
  }

  private String line(Syllabus.Notebook entry) {
    Optional<ExecutedNotebook> executed = contents.executed(entry);
    String page = contents.pageOf(entry.file());
    String title = Html.escape(entry.title());
    return """
    <li><span class="number">%s</span>\
    <span class="name">%s</span>\
    <span class="minutes">%d min</span>\
    <span class="status">%s</span></li>
    """
        .formatted(
            Html.escape(entry.section()),
            page == null ? title : "<a href=\"" + page + "\">" + title + "</a>",
            entry.minutes(),
            executed.map(IndexPage::status).orElse("<span class=\"chip open\">not run</span>"));
  }

  private static String status(ExecutedNotebook executed) {
    if (executed.status() == ExecutedNotebook.Status.OK) {
      return executed.claims().isEmpty()
          ? executed.status().word()
          : Verdicts.summary(executed.claims());
    }
    return "<span class=\"chip no\"><span aria-hidden=\"true\">✗</span> "
        + Html.escape(executed.status().word())
        + "</span>";
  }

  private String claims() {
    List<Verdicts.Judged> judged =
        contents.notebooks().stream()
            .flatMap(notebook ->
                notebook.claims().stream()
                    .map(claim ->
                        new Verdicts.Judged(
                            claim,
                            notebook.entry().section(),
                            contents.pageOf(notebook.entry().file())
                                + "#"
                                + Verdicts.anchor(claim.id()))))
            .toList();
    if (judged.isEmpty()) {
      return "";
    }
    return """
    <section class="verdicts" id="claims" aria-labelledby="claims-title">
    <h2 id="claims-title">What the article claims, and what was measured here</h2>
    <p class="tally">%s</p>
    %s</section>
    """
        .formatted(Verdicts.tally(allClaims()), Verdicts.table(judged, true));
  }

  private String largest(ToDoubleFunction<ExecutedNotebook> memory) {
    double most = contents.notebooks().stream().mapToDouble(memory).max().orElse(0);
    return Math.round(most) + " MiB";
  }

  private String run() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Executed", when());
    double seconds = contents.notebooks().stream().mapToDouble(ExecutedNotebook::seconds).sum();
    double cpu = contents.notebooks().stream().mapToDouble(ExecutedNotebook::cpuSeconds).sum();
    facts.put(
        "Took", NotebookPage.seconds(seconds) + ", of processor time " + NotebookPage.seconds(cpu));
    facts.put("Largest kernel", largest(ExecutedNotebook::peakRssMb));
    facts.put("Largest, with components", largest(ExecutedNotebook::peakRssMbTogether));
    facts.putAll(Machine.facts());
    StringBuilder items = new StringBuilder();
    facts.forEach((name, value) ->
        items.append("<dt>%s</dt><dd>%s</dd>\n".formatted(Html.escape(name), Html.escape(value))));
    return """
    <section class="run" aria-labelledby="run-title">
    <h2 id="run-title">This run</h2>
    <p>Every number in this book was measured in one run on this machine. Yours will differ; run it.</p>
    <dl>
    %s</dl>
    </section>
    """
        .formatted(items);
  }

  /** When the last notebook of the run was finished. */
  private String when() {
    Instant last = Instant.EPOCH;
    for (ExecutedNotebook notebook : contents.notebooks()) {
      try {
        Instant modified = Files.getLastModifiedTime(notebook.file()).toInstant();
        last = modified.isAfter(last) ? modified : last;
      } catch (IOException e) {
        throw new BookException("cannot read " + notebook.file() + ": " + e.getMessage(), e);
      }
    }
    return WHEN.format(last.atZone(ZoneId.systemDefault()));
  }
}
