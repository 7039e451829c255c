package rendezvous.workbench;

import java.util.List;

/**
 * A component could not start, or has ended by itself. The message says which, why, and what to do,
 * and ends with the last lines of the component's log.
 */
public final class ComponentFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String component;
  private final String reason;
  private final String fix;

  ComponentFailedException(
      String component, String reason, String fix, List<String> log, Throwable cause) {
    super(summary(component, reason, fix) + end(log), cause);
    this.component = component;
    this.reason = reason;
    this.fix = fix;
  }

  private static String summary(String component, String reason, String fix) {
    return component + " " + reason + "\nWhat to do: " + fix;
  }

  private static String end(List<String> log) {
    return log.isEmpty() ? "" : "\nThe end of its log:\n  " + String.join("\n  ", log);
  }

  /** The message without the log. */
  String summary() {
    return summary(component, reason, fix);
  }

  /** The name of the component. */
  public String component() {
    return component;
  }

  /** Why, as the message says it. */
  String reason() {
    return reason;
  }

  /** What the learner can do about it. */
  public String fix() {
    return fix;
  }
}
