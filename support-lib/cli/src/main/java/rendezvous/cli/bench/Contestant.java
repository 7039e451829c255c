package rendezvous.cli.bench;

/** By what a submission can be judged. */
enum Contestant {
  COURSE(
      "course grade",
      "a whole class by `./course grade --jobs 1`, shared out: the command itself, compiling in one"
          + " boxed process, the scan, one boxed JVM for each submission, the reports",
      1,
      0),
  CONSOLE(
      "console, precompiled",
      "`java -jar junit-platform-console-standalone.jar execute`, submission and tests compiled"
          + " before: nothing holds the submission",
      2,
      6),
  JAVAC("javac + console", "`javac` for submission and tests, then the same", 2, 10),
  MAVEN("mvn -q -o test", "through the wrapper, all that it needs in the local repository", 1, 15);

  private final String title;
  private final String how;
  private final int turns;
  private final int goal;

  Contestant(String title, String how, int turns, int goal) {
    this.title = title;
    this.how = how;
    this.turns = turns;
    this.goal = goal;
  }

  /** What it is called. */
  String title() {
    return title;
  }

  /** What is run. */
  String how() {
    return how;
  }

  /** How often it is its turn in a round. */
  int turns() {
    return turns;
  }

  /** How many times the processor time of {@link #COURSE} it should at least take; 0 for that. */
  int goal() {
    return goal;
  }
}
