package rendezvous.cli.book;

import java.util.ArrayList;
import java.util.List;
import rendezvous.cli.run.ExecutedNotebook;

/** How claims and their verdicts look: chips, cards, tables and one-line summaries. */
final class Verdicts {

  /** A claim and the address of the card that judges it. */
  record Judged(ExecutedNotebook.Claim claim, String section, String href) {}

  private static final List<String> KNOWN =
      List.of("reproduced", "not reproduced", "not measurable here");

  private Verdicts() {}

  /** The id of a claim's card on its page. */
  static String anchor(String claimId) {
    return "claim-" + Html.slug(claimId);
  }

  static String chip(String verdict) {
    int index = KNOWN.indexOf(verdict);
    String sign = index == 0 ? "✓" : index == 1 ? "✗" : "–";
    String kind = index == 0 ? "yes" : index == 1 ? "no" : "open";
    return "<span class=\"chip "
        + kind
        + "\"><span aria-hidden=\"true\">"
        + sign
        + "</span> "
        + Html.escape(verdict)
        + "</span>";
  }

  /** Such as "5 of 6 claims reproduced"; empty text if there is no claim. */
  static String summary(List<ExecutedNotebook.Claim> claims) {
    if (claims.isEmpty()) {
      return "";
    }
    long reproduced = claims.stream().filter(claim -> claim.verdict().equals("reproduced")).count();
    return reproduced + " of " + Html.count(claims.size(), "claim") + " reproduced";
  }

  /** The counts of all three verdicts, those that are zero left out. */
  static String tally(List<ExecutedNotebook.Claim> claims) {
    List<String> parts = new ArrayList<>();
    for (String verdict : KNOWN) {
      long n = claims.stream().filter(claim -> claim.verdict().equals(verdict)).count();
      if (n > 0) {
        parts.add(n + " " + verdict);
      }
    }
    return String.join(", ", parts);
  }

  /** The card that stands in the flow of a page where a notebook judges a claim. */
  static String card(ExecutedNotebook.Claim claim, String id) {
    return """
    <div class="claim" id="%s">
    <p class="claim-head"><span class="label">Claim%s</span> %s</p>
    <dl>
    <dt>The article says</dt><dd>%s</dd>
    <dt>Measured here</dt><dd>%s</dd>%s
    </dl>
    </div>
    """
        .formatted(
            id,
            claim.article().isBlank() ? "" : " of section " + Html.escape(claim.article()),
            chip(claim.verdict()),
            Html.escape(claim.expected()),
            Html.escape(claim.measured()),
            claim.reason().isBlank()
                ? ""
                : "\n<dt>Because</dt><dd>" + Html.escape(claim.reason()) + "</dd>");
  }

  /** All claims of a page or of the book; the section column only where there are several. */
  static String table(List<Judged> claims, boolean withSection) {
    StringBuilder rows = new StringBuilder();
    for (Judged judged : claims) {
      ExecutedNotebook.Claim claim = judged.claim();
      rows.append("<tr>");
      if (withSection) {
        rows.append("<th scope=\"row\">").append(Html.escape(judged.section())).append("</th>");
      }
      rows.append(
          """
          <td data-label="Expected"><a href="%s">%s</a></td>\
          <td data-label="Measured">%s%s</td>\
          <td>%s</td></tr>
          """
              .formatted(
                  Html.escape(judged.href()),
                  Html.escape(claim.expected()),
                  Html.escape(claim.measured()),
                  claim.reason().isBlank()
                      ? ""
                      : "<br><span class=\"reason\">" + Html.escape(claim.reason()) + "</span>",
                  chip(claim.verdict())));
    }
    return """
    <table class="claims">
    <thead><tr>%s<th scope="col">The article says</th><th scope="col">Measured here</th>\
    <th scope="col">Verdict</th></tr></thead>
    <tbody>
    %s</tbody>
    </table>
    """
        .formatted(withSection ? "<th scope=\"col\">Section</th>" : "", rows);
  }
}
