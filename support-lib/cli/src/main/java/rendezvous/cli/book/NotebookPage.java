package rendezvous.cli.book;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import rendezvous.cli.Syllabus;
import rendezvous.cli.run.ExecutedNotebook;

/** The page of one executed notebook. */
final class NotebookPage {

  private final Contents contents;
  private final ExecutedNotebook executed;
  private final Ipynb notebook;
  private final Markdown markdown;
  private final OutputHtml outputs;

  NotebookPage(Contents contents, ExecutedNotebook executed) {
    this.contents = contents;
    this.executed = executed;
    this.notebook = Ipynb.read(executed.file());
    this.markdown = new Markdown(contents::pageOf);
    this.outputs = new OutputHtml(linesOfCell(notebook), markdown);
  }

  private static Map<Integer, Integer> linesOfCell(Ipynb notebook) {
    Map<Integer, Integer> lines = new HashMap<>();
    for (Ipynb.Cell cell : notebook.cells()) {
      if (cell instanceof Ipynb.Cell.Code code && code.number().isPresent()) {
        lines.put(code.number().getAsInt(), (int) code.source().lines().count());
      }
    }
    return lines;
  }

  String render() {
    // The body comes first: rendering it finds the title and the sections.
    StringBuilder body = new StringBuilder();
    int position = 0;
    for (Ipynb.Cell cell : notebook.cells()) {
      position++;
      switch (cell) {
        case Ipynb.Cell.Prose prose ->
            body.append("<div class=\"prose\">\n")
                .append(markdown.render(prose.source(), prose.attachments()))
                .append("</div>\n");
        case Ipynb.Cell.Code code -> body.append(code(code, position));
      }
    }
    Syllabus.Notebook entry = executed.entry();
    String title = title(entry);
    return Page.of(
        contents.syllabus().title(),
        entry.section() + " " + title + " · " + contents.syllabus().title(),
        "notebook",
        courseNavigation(),
        head(entry, title) + warning() + sectionNavigation() + body + claims() + neighbours());
  }

  /** The notebook's own title; its section number is set apart by the page. */
  private String title(Syllabus.Notebook entry) {
    return markdown
        .title()
        .map(title -> title.replaceFirst("^" + entry.section().replace(".", "\\.") + "\\W*", ""))
        .filter(title -> !title.isBlank())
        .orElse(entry.title());
  }

  private String head(Syllabus.Notebook entry, String title) {
    Syllabus.Chapter chapter = contents.syllabus().chapterOf(entry);
    String claims = Verdicts.summary(executed.claims());
    return """
    <header class="title">
    <p class="eyebrow">Chapter %d <span aria-hidden="true">·</span> %s</p>
    <h1><span class="number">%s</span> %s</h1>
    <p class="facts"><span>%d minutes</span> <span>%s</span> <span>ran in %s</span>%s</p>
    </header>
    """
        .formatted(
            chapter.number(),
            Html.escape(chapter.title()),
            Html.escape(entry.section()),
            Html.escape(title),
            entry.minutes(),
            Html.count(executed.cells(), "cell"),
            seconds(executed.seconds()),
            claims.isEmpty() ? "" : " <a href=\"#claims\">" + claims + "</a>");
  }

  static String seconds(double seconds) {
    return seconds < 9.95
        ? String.format(Locale.ROOT, "%.1f s", seconds)
        : Math.round(seconds) + " s";
  }

  private String warning() {
    if (executed.status() == ExecutedNotebook.Status.OK) {
      return "";
    }
    String what =
        switch (executed.status()) {
          case FAILED -> "This notebook failed.";
          case TIMED_OUT -> "This notebook ran out of time.";
          case KERNEL_DIED -> "This notebook's kernel died.";
          case OK -> throw new IllegalStateException();
        };
    return executed
        .error()
        .map(error ->
            """
            <div class="warning" role="note">
            <p><strong>%s</strong> %s What follows is as far as it came.</p>
            <pre tabindex="0" role="group" aria-label="The error">%s</pre>
            </div>
            """
                .formatted(what, culprit(error), Html.escape(firstLines(error.message()))))
        .orElse(
            "<div class=\"warning\" role=\"note\"><p><strong>"
                + what
                + "</strong> What follows is as far as it came.</p></div>\n");
  }

  private String culprit(ExecutedNotebook.CellError error) {
    int position = 0;
    for (Ipynb.Cell cell : notebook.cells()) {
      position++;
      if (cell instanceof Ipynb.Cell.Code code && isCulprit(code, error)) {
        return "The cell to blame is <a href=\"#%s\">%s</a>."
            .formatted(cellId(code.number(), position), bracket(code.number()));
      }
    }
    return "";
  }

  private static boolean isCulprit(Ipynb.Cell.Code code, ExecutedNotebook.CellError error) {
    return error.cellId().isEmpty()
        ? error.cellNumber() > 0 && code.number().equals(OptionalInt.of(error.cellNumber()))
        : error.cellId().equals(code.id());
  }

  private static String firstLines(String message) {
    List<String> lines = TerminalText.plain(message).strip().lines().toList();
    return String.join("\n", lines.size() <= 6 ? lines : lines.subList(0, 6));
  }

  private static String bracket(OptionalInt number) {
    return number.isPresent() ? "[" + number.getAsInt() + "]" : "[ ] not run";
  }

  private static String cellId(OptionalInt number, int position) {
    return number.isPresent() ? "cell-" + number.getAsInt() : "unrun-" + position;
  }

  private String code(Ipynb.Cell.Code code, int position) {
    String id = cellId(code.number(), position);
    String name =
        code.number().isPresent() ? "cell " + code.number().getAsInt() : "a cell that was not run";
    StringBuilder lines = new StringBuilder();
    int row = 0;
    for (String line : JavaHighlighter.lines(code.source().stripTrailing())) {
      row++;
      lines.append(row > 1 ? "\n" : "");
      if (code.number().isPresent()) {
        lines.append("<span class=\"line\" id=\"%s-%d\">".formatted(id, row));
      } else {
        lines.append("<span class=\"line\">");
      }
      lines.append(line).append("</span>");
    }
    StringBuilder printed = new StringBuilder();
    for (Ipynb.Output output : code.outputs()) {
      printed.append(outputs.render(output, name));
    }
    return """
    <div class="cell%s" id="%s">
    <a class="bracket" href="#%s" aria-label="Address of %s">%s</a>
    <pre class="java" tabindex="0" role="group" aria-label="Java, %s"><code>%s</code></pre>
    %s</div>
    """
        .formatted(
            code.number().isPresent() ? "" : " unrun",
            id,
            id,
            name,
            bracket(code.number()),
            name,
            lines,
            printed.isEmpty() ? "" : "<div class=\"output\">\n" + printed + "</div>\n");
  }

  private String claims() {
    if (executed.claims().isEmpty()) {
      return "";
    }
    List<Verdicts.Judged> judged =
        executed.claims().stream()
            .map(claim ->
                new Verdicts.Judged(
                    claim, executed.entry().section(), "#" + Verdicts.anchor(claim.id())))
            .toList();
    return """
    <section class="verdicts" id="claims" aria-labelledby="claims-title">
    <h2 id="claims-title">The claims of this section</h2>
    %s</section>
    """
        .formatted(Verdicts.table(judged, false));
  }

  /** For narrow windows; in wide ones the sections stand in the course's navigation. */
  private String sectionNavigation() {
    String sections = sections();
    return sections.isEmpty()
        ? ""
        : """
        <nav class="sections" aria-label="On this page">
        <p class="label">On this page</p>
        %s</nav>
        """
            .formatted(sections);
  }

  private String sections() {
    StringBuilder items = new StringBuilder();
    for (Markdown.Section section : markdown.sections()) {
      if (section.level() == 2) {
        items.append(
            "<li><a href=\"#%s\">%s</a></li>\n"
                .formatted(section.id(), Html.escape(section.title())));
      }
    }
    if (!executed.claims().isEmpty()) {
      items.append("<li><a href=\"#claims\">The claims of this section</a></li>\n");
    }
    return items.isEmpty() ? "" : "<ul>\n" + items + "</ul>\n";
  }

  private String courseNavigation() {
    StringBuilder html = new StringBuilder("<nav class=\"course\" aria-label=\"The course\">\n");
    for (Syllabus.Chapter chapter : contents.syllabus().chapters()) {
      html.append(
          "<p class=\"label\">%d <span>%s</span></p>\n<ul>\n"
              .formatted(chapter.number(), Html.escape(chapter.title())));
      for (Syllabus.Notebook entry : chapter.notebooks()) {
        String text =
            "<span class=\"number\">%s</span> <span>%s</span>"
                .formatted(Html.escape(entry.section()), Html.escape(entry.title()));
        String page = contents.pageOf(entry.file());
        String current = entry.equals(executed.entry()) ? " aria-current=\"page\"" : "";
        html.append(
            page == null
                ? "<li><span class=\"absent\">" + text + "</span></li>\n"
                : "<li><a href=\"%s\"%s>%s</a>%s</li>\n"
                    .formatted(page, current, text, current.isEmpty() ? "" : sections()));
      }
      html.append("</ul>\n");
    }
    return html.append("</nav>\n").toString();
  }

  private String neighbours() {
    StringBuilder html =
        new StringBuilder("<nav class=\"neighbours\" aria-label=\"Previous and next\">\n");
    contents.before(executed).ifPresent(entry -> html.append(neighbour("prev", "Previous", entry)));
    contents.after(executed).ifPresent(entry -> html.append(neighbour("next", "Next", entry)));
    return html.append("</nav>\n").toString();
  }

  private String neighbour(String rel, String label, Syllabus.Notebook entry) {
    return """
    <a rel="%s" href="%s"><span class="label">%s</span> <span class="number">%s</span> %s</a>
    """
        .formatted(
            rel,
            contents.pageOf(entry.file()),
            label,
            Html.escape(entry.section()),
            Html.escape(entry.title()));
  }
}
