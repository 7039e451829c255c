package rendezvous.grader.judge;

/** A test method by its names. */
public record TestId(String className, String method) {
  @Override
  public String toString() {
    return className + "." + method;
  }
}
