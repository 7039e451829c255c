package rendezvous.lab;

import rendezvous.channel.Select;
import rendezvous.context.Context;

/** What things are called in a timeline. */
final class Label {

  private static final int LONGEST = 60;

  private Label() {}

  /** A channel, select, wait group or context in a few words, without its state. */
  static String of(Object on) {
    if (on instanceof Context) {
      return "context";
    }
    String text = text(on);
    int state = text.indexOf(" (");
    if (state > 0 && !(on instanceof Select)) {
      text = text.substring(0, state);
    }
    return shortened(
        text.replaceAll("(?:channel|WaitGroup) \"([^\"]*)\"", "$1").replace("select on ", ""));
  }

  /** An element, as its own {@code toString} has it. */
  static String value(Object element) {
    return element == null ? "" : shortened(text(element));
  }

  /** The first line of a text that is not ours. */
  private static String text(Object object) {
    String text;
    try {
      text = String.valueOf(object);
    } catch (RuntimeException e) {
      text = object.getClass().getSimpleName() + " (its toString failed: " + e + ")";
    }
    return text.lines().findFirst().orElse("").strip();
  }

  private static String shortened(String text) {
    return text.codePointCount(0, text.length()) <= LONGEST
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST - 1)) + "…";
  }
}
