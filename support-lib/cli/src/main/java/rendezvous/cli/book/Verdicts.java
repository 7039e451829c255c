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
    <p class="claim-head"><span class="label">Claim</span> %s</p>
    <dl>
    %s</dl>
    </div>
    """
        .formatted(
            id,
            chip(claim.verdict()),
            entry("The claim", claim.article())
                + entry("Expected", claim.expected())
                + entry("Measured here", claim.measured())
                + entry("Because", claim.reason()));
  }

  private static String aside(String text) {
    return "<br><span class=\"reason\">" + Html.escape(text) + "</span>";
  }

  private static String entry(String name, String text) {
    return text.isBlank() ? "" : "<dt>" + name + "</dt><dd>" + Html.escape(text) + "</dd>\n";
  }

  /** All claims of a page or of the book; the section column only where there are several. */
  static String table(List<Judged> claims, boolean withSection) {
    StringBuilder rows = new StringBuilder();
    for (Judged judged : claims) {
      ExecutedNotebook.Claim claim = judged.claim();
      // The roles keep the table a table where a phone shows its rows as blocks.
      rows.append("<tr role=\"row\">");
      if (withSection) {
        rows.append("<th role=\"rowheader\" scope=\"row\">")
            .append(Html.escape(judged.section()))
            .append("</th>");
      }
      String said = claim.article().isBlank() ? claim.expected() : claim.article();
      rows.append(
          """
          <td role="cell"><a href="%s">%s</a>%s</td>\
          <td role="cell" data-label="Measured">%s%s</td>\
          <td role="cell">%s</td></tr>
          """
              .formatted(
                  Html.escape(judged.href()),
                  Html.escape(said),
                  said.equals(claim.expected()) ? "" : aside("expected: " + claim.expected()),
                  Html.escape(claim.measured()),
                  claim.reason().isBlank() ? "" : aside(claim.reason()),
                  chip(claim.verdict())));
    }
    return """
    <table class="claims" role="table">
    <thead role="rowgroup"><tr role="row">%s<th role="columnheader" scope="col">The claim</th><th role="columnheader" scope="col">Measured here</th>\
    <th role="columnheader" scope="col">Verdict</th></tr></thead>
    <tbody role="rowgroup">
    %s</tbody>
    </table>
    """
        .formatted(withSection ? "<th role=\"columnheader\" scope=\"col\">Section</th>" : "", rows);
  }
}
