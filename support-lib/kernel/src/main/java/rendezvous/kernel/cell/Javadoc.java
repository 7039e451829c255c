package rendezvous.kernel.cell;

/** Javadoc comments as plain text, as far as a tooltip needs it. */
final class Javadoc {
  private Javadoc() {}

  static String plain(String comment) {
    return comment
        .replaceAll("\\{@(?:code|literal)\\s+([^}]*)}", "$1")
        .replaceAll("\\{@link(?:plain)?\\s+[^\\s}]+\\s+([^}]*)}", "$1")
        .replaceAll("\\{@link(?:plain)?\\s+([^}]*)}", "$1")
        .replaceAll("(?i)<li>", "- ")
        .replaceAll("(?i)</?[a-z][^>]*>", "")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&nbsp;", " ")
        .replace("&amp;", "&")
        .strip();
  }
}
