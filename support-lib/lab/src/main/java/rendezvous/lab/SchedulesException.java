package rendezvous.lab;

import rendezvous.scheduler.Fault;

/** Says why a scenario cannot be explored, and what to do about it. */
public final class SchedulesException extends IllegalStateException {
  private static final long serialVersionUID = 1;

  SchedulesException(String message, Throwable cause) {
    super(message, cause);
  }

  /** The scenario is about to do what no schedule controls. */
  static SchedulesException of(Fault.Uncontrolled fault, Places places) {
    String where =
        fault.where().stream().findFirst().map(frame -> " (" + places.of(frame) + ")").orElse("");
    return new SchedulesException(
        "This scenario cannot be explored: %s%s %s.".formatted(fault.call(), where, fault.why()),
        null);
  }

  /** The scheduler does not run in this JVM. */
  static SchedulesException of(LinkageError e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return new SchedulesException(
        cause.getMessage() != null && cause.getMessage().contains("--add-opens")
            ? """
            Schedules decides itself which virtual thread runs next; for this, Java must be \
            started with one more option, which this kernel does not have. This course's own \
            kernel does (./course lab). For IJava and JJava, put it into the environment before \
            Jupyter is started:
                export JDK_JAVA_OPTIONS="--add-opens=java.base/java.lang=ALL-UNNAMED\"\
            """
            : "Schedules cannot run here: " + cause.getMessage(),
        cause);
  }
}
