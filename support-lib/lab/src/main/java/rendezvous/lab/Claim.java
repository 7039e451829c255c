package rendezvous.lab;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What the article says, set against what was measured here, and the verdict with its reason.
 *
 * {@snippet :
 * Claim.of("2.3-a", "With growing concurrency the lock becomes the bottleneck.")
 *     .expected("the channel is faster than the list with a lock")
 *     .judge(result.compare("channel", "list + lock"), Verdict.FASTER);
 *
 * Claim.of("2.5-a", "850, 1420 and 1960 items a second.")
 *     .expected("list + lock slower than queue, queue slower than async queue")
 *     .requiresProcessors(2)
 *     .judge(result.ordered("async queue", "queue", "list + lock"),
 *         result.ratio("async queue", "list + lock").atLeast(2));
 * }
 *
 * <p>As a cell's last expression it shows as a card, and goes into the course's book of claims.
 *
 * @param id article section and letter, such as {@code 2.2-a}; a claim has it for itself
 * @param article what the article says
 * @param expected what should then be seen
 * @param measured what was seen
 * @param verdict whether it reproduced
 * @param reason why that is the verdict
 */
public record Claim(
    String id, String article, String expected, String measured, Outcome verdict, String reason)
    implements Displayable {

  /** The MIME type under which the book finds claims. */
  public static final String MIME_TYPE = "application/vnd.rendezvous.claim+json";

  private static final Pattern ID = Pattern.compile("[0-9]+(\\.[0-9]+)*-[a-z0-9]+");

  /** The three ways a claim can end. */
  public enum Outcome {
    REPRODUCED("reproduced", "✓", "#0b6b50", "#ddf3ea"),
    NOT_REPRODUCED("not reproduced", "✗", "#96400b", "#fdeadc"),
    NOT_MEASURABLE("not measurable here", "–", "#4a5360", "#e8ebef");

    private final String words;
    private final String sign;
    private final String ink;
    private final String paper;

    Outcome(String words, String sign, String ink, String paper) {
      this.words = words;
      this.sign = sign;
      this.ink = ink;
      this.paper = paper;
    }

    /** The outcome as the book and {@code run.json} write it. */
    @Override
    public String toString() {
      return words;
    }
  }

  /** A judged claim; every part must say something. */
  public Claim {
    checkId(id);
    say(article, "what the article says");
    say(expected, "what is expected: .expected(\"…\")");
    say(measured, "what was measured: .measured(\"…\")");
    Objects.requireNonNull(verdict, "verdict");
    say(reason, "the reason for the verdict");
  }

  /** Begins a claim with its id, such as {@code 2.2-a}, and what the article says. */
  public static Draft of(String id, String article) {
    checkId(id);
    say(article, "what the article says");
    return new Draft(id, article, null, null, null);
  }

  private static void checkId(String id) {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "a claim's id is the article's section and a letter, such as 2.2-a, not \"" + id + "\"");
    }
  }

  private static void say(String text, String what) {
    if (text == null || text.isBlank()) {
      throw new IllegalArgumentException("this claim does not say " + what);
    }
  }

  /** A claim that is not judged yet. */
  public static final class Draft {
    private final String id;
    private final String article;
    private final String expected;
    private final String measured;
    private final String obstacle;

    private Draft(String id, String article, String expected, String measured, String obstacle) {
      this.id = id;
      this.article = article;
      this.expected = expected;
      this.measured = measured;
      this.obstacle = obstacle;
    }

    /** What should be seen here if the article is right. */
    public Draft expected(String expected) {
      return new Draft(id, article, expected, measured, obstacle);
    }

    /** What was seen, in words; a measurement that judges has its own. */
    public Draft measured(String measured) {
      return new Draft(id, article, expected, measured, obstacle);
    }

    /**
     * What this claim cannot be measured without: where it does not hold, the verdict is "not
     * measurable here" and the reason is {@code otherwise}.
     */
    public Draft requires(boolean condition, String otherwise) {
      String first = obstacle == null && !condition ? otherwise : obstacle;
      return new Draft(id, article, expected, measured, first);
    }

    /**
     * Requires so many processors: on fewer, threads take turns where the article has them meet.
     */
    public Draft requiresProcessors(int least) {
      int here = Runtime.getRuntime().availableProcessors();
      return requires(
          here >= least,
          "this takes " + least + " processors, and here " + (here == 1 ? "is 1" : "are " + here));
    }

    /** Judges by hand: did it reproduce, and why do we say so? */
    public Claim reproduced(boolean reproduced, String reason) {
      return claim(measured, reproduced ? Outcome.REPRODUCED : Outcome.NOT_REPRODUCED, reason);
    }

    /** Says that this machine cannot show it, and why. */
    public Claim notMeasurable(String reason) {
      return claim(measured == null ? "not measured" : measured, Outcome.NOT_MEASURABLE, reason);
    }

    /** Judges by what measurements say; reproduced if all of them agree that it is so. */
    public Claim judge(Judgement... judgements) {
      Judgement judgement = Judgement.all(judgements);
      return claim(
          measured == null ? judgement.measured() : measured,
          judgement.outcome(),
          judgement.reason());
    }

    /** Judges by a race, as {@link Judgement#of} says. */
    public Claim judge(Comparison comparison, Verdict expectedVerdict) {
      return judge(Judgement.of(comparison, expectedVerdict));
    }

    private Claim claim(String seen, Outcome outcome, String reason) {
      return obstacle == null
          ? new Claim(id, article, expected, seen, outcome, reason)
          : new Claim(
              id,
              article,
              expected,
              seen == null ? "not measured" : seen,
              Outcome.NOT_MEASURABLE,
              obstacle);
    }

    @Override
    public String toString() {
      return "claim " + id + " (not judged yet): " + article;
    }
  }

  @Override
  public Map<String, Object> mimeBundle() {
    Map<String, Object> bundle = Bundle.of(Bundle.HTML, html(), toString());
    bundle.put(MIME_TYPE, json());
    return bundle;
  }

  private Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", id);
    json.put("article", article);
    json.put("expected", expected);
    json.put("measured", measured);
    json.put("verdict", verdict.toString());
    json.put("reason", reason);
    return json;
  }

  private String html() {
    return "<div role=\"group\" aria-label=\"Claim "
        + Html.escape(id)
        + "\" style=\"margin:.6em 0 1em;max-width:720px;box-sizing:border-box;font-size:14px;"
        + "line-height:1.5;border:1px solid rgba(128,128,128,.35);border-left:5px solid "
        + verdict.ink
        + ";border-radius:6px;padding:10px 14px 12px\">"
        + "<div style=\"display:flex;flex-wrap:wrap;gap:.3em .8em;align-items:center;"
        + "justify-content:space-between;margin-bottom:.4em\"><span style=\"opacity:.75\">Claim "
        + Html.escape(id)
        + "</span><span style=\"background:"
        + verdict.paper
        + ";color:"
        + verdict.ink
        + ";font-weight:600;font-size:13px;border-radius:1em;padding:.1em .8em\">"
        + verdict.sign
        + " "
        + verdict
        + "</span></div>"
        + "<div style=\"font-weight:600;margin-bottom:.35em\">"
        + Html.escape(article)
        + "</div>"
        + line("Expected", expected)
        + line("Measured", measured)
        + line("Why", reason)
        + "</div>";
  }

  private static String line(String label, String text) {
    return "<div style=\"display:flex;flex-wrap:wrap;gap:0 .8em\">"
        + "<span style=\"flex:0 0 5em;opacity:.75\">"
        + label
        + "</span><span style=\"flex:1 1 16em\">"
        + Html.escape(text)
        + "</span></div>";
  }

  @Override
  public String toString() {
    return "Claim "
        + id
        + ": "
        + article
        + "\n  expected: "
        + expected
        + "\n  measured: "
        + measured
        + "\n  "
        + verdict
        + ": "
        + reason;
  }
}
