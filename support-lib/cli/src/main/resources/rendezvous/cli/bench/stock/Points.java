package rendezvous.grader;

/** Without the course's own: says what a test is worth, and does nothing. */
public @interface Points {
  int value();
}
