package rendezvous.cli.book;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import rendezvous.cli.run.ExecutedNotebook;

/**
 * What cells printed, as HTML: the richest representation of each output. Long text is folded, and
 * a place such as {@code cell [3]:7} in it becomes a link to that line of the page.
 */
final class OutputHtml {

  static final String CLAIM = "application/vnd.rendezvous.claim+json";

  /** Text longer than FOLD lines shows its first SHOWN lines; the rest opens on request. */
  private static final int FOLD = 24;

  private static final int SHOWN = 12;

  private static final Pattern PLACE = Pattern.compile("cell \\[(\\d{1,6})\\]:(\\d{1,6})");

  private final Map<Integer, Integer> linesOfCell;
  private final Markdown markdown;
  private final Set<String> claimIds = new HashSet<>();

  /**
   * Starts a page.
   *
   * @param linesOfCell how many lines each executed cell of the page has, by its number
   */
  OutputHtml(Map<Integer, Integer> linesOfCell, Markdown markdown) {
    this.linesOfCell = linesOfCell;
    this.markdown = markdown;
  }

  String render(Ipynb.Output output, String cellName) {
    return switch (output) {
      case Ipynb.Output.Stream(boolean error, String text) ->
          text(text, error ? "text stderr" : "text", cellName);
      case Ipynb.Output.Failure failure -> failure(failure, cellName);
      case Ipynb.Output.Rich rich -> rich(rich, cellName);
    };
  }

  private String rich(Ipynb.Output.Rich rich, String cellName) {
    Optional<JsonObject> claim = rich.json(CLAIM);
    if (claim.isPresent()) {
      return claim(claim.get());
    }
    Optional<String> html = rich.text("text/html");
    if (html.isPresent()) {
      return "<div class=\"html\">" + focusableTables(html.get()) + "</div>\n";
    }
    String alt = "Picture printed by " + cellName;
    Optional<String> svg = rich.text("image/svg+xml");
    if (svg.isPresent()) {
      // As a picture of its own: two inline drawings would share their ids.
      String base64 =
          Base64.getEncoder().encodeToString(svg.get().getBytes(StandardCharsets.UTF_8));
      return picture("image/svg+xml", base64, svgTitle(svg.get()).orElse(alt));
    }
    for (String mime : List.of("image/png", "image/jpeg", "image/gif", "image/webp")) {
      Optional<String> picture = rich.text(mime);
      if (picture.isPresent()) {
        return picture(mime, picture.get().replaceAll("\\s", ""), alt);
      }
    }
    Optional<String> prose = rich.text("text/markdown");
    if (prose.isPresent()) {
      return "<div class=\"prose\">" + markdown.render(prose.get(), new JsonObject()) + "</div>\n";
    }
    return rich.text("text/plain").map(text -> text(text, "text value", cellName)).orElse("");
  }

  /** A wide table scrolls inside its own frame; without this, only by mouse or finger. */
  private static String focusableTables(String html) {
    return html.replaceAll("<table(?=[\\s>])(?![^>]*tabindex)", "<table tabindex=\"0\"");
  }

  private static String picture(String mime, String base64, String alt) {
    return "<p class=\"picture\"><img src=\"data:%s;base64,%s\" alt=\"%s\"></p>\n"
        .formatted(mime, base64, Html.escape(alt));
  }

  private static Optional<String> svgTitle(String svg) {
    Matcher title = Pattern.compile("<title[^>]*>([^<]+)</title>").matcher(svg);
    return title.find() ? Optional.of(title.group(1).strip()) : Optional.empty();
  }

  private String claim(JsonObject json) {
    ExecutedNotebook.Claim claim =
        new ExecutedNotebook.Claim(
            field(json, "id"),
            field(json, "article"),
            field(json, "expected"),
            field(json, "measured"),
            field(json, "verdict"),
            field(json, "reason"));
    String id = Verdicts.anchor(claim.id());
    // A claim that is judged twice has its address at the first judgement.
    return Verdicts.card(claim, claimIds.add(id) ? id : id + "-" + claimIds.size());
  }

  private static String field(JsonObject json, String name) {
    JsonElement value = json.get(name);
    return value == null || value.isJsonNull()
        ? ""
        : value.isJsonPrimitive() ? value.getAsString() : value.toString();
  }

  private String failure(Ipynb.Output.Failure failure, String cellName) {
    String trace =
        failure.trace().isBlank() ? failure.name() + ": " + failure.value() : failure.trace();
    return "<div class=\"failure\"><p class=\"label\">Error</p>"
        + text(trace, "text", cellName)
        + "</div>\n";
  }

  private String text(String text, String kind, String cellName) {
    List<String> lines = TerminalText.lines(text.stripTrailing()).stream().map(this::link).toList();
    if (lines.isEmpty()) {
      return "";
    }
    String label = "Output of " + cellName;
    if (lines.size() <= FOLD) {
      return block(kind, label, lines);
    }
    return block(kind, label, lines.subList(0, SHOWN))
        + "<details class=\"more\"><summary>"
        + Html.count(lines.size() - SHOWN, "more line")
        + "</summary>\n"
        + block(kind, label + ", continued", lines.subList(SHOWN, lines.size()))
        + "</details>\n";
  }

  private static String block(String kind, String label, List<String> lines) {
    return "<pre class=\"%s\" tabindex=\"0\" role=\"group\" aria-label=\"%s\">%s</pre>\n"
        .formatted(kind, Html.escape(label), String.join("\n", lines));
  }

  private String link(String line) {
    return PLACE
        .matcher(line)
        .replaceAll(place -> {
          int cell = Integer.parseInt(place.group(1));
          int row = Integer.parseInt(place.group(2));
          return row >= 1 && row <= linesOfCell.getOrDefault(cell, 0)
              ? "<a href=\"#%s\">%s</a>".formatted(lineId(cell, row), place.group())
              : Matcher.quoteReplacement(place.group());
        });
  }

  /** The address of a line of code. */
  static String lineId(int cell, int line) {
    return "cell-" + cell + "-" + line;
  }
}
