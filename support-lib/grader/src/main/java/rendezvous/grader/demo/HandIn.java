package rendezvous.grader.demo;

/** What a student hands in for an exercise. */
enum HandIn {
  /** The solution. */
  SOLVED(0),
  /** A solution with one mistake. */
  MISTAKEN(38),
  /** What the exercise began with. */
  STARTER(14),
  /** A solution in which a semicolon is missing. */
  UNCOMPILABLE(12),
  /** A solution whose class is called otherwise than the tests call it. */
  MISNAMED(6),
  /** A solution that still looks at its surroundings. */
  NOT_ALLOWED(6),
  /** The notebook, whose cell has lost its tag. */
  UNTAGGED(5),
  /** A folder with something else in it. */
  SOMETHING_ELSE(5),
  /** Nothing at all. */
  NOTHING(14);

  /** How likely it is, of a hundred, if it is not {@link #SOLVED}. */
  final int weight;

  HandIn(int weight) {
    this.weight = weight;
  }

  /** The one that stands at a number from 0 to 99. */
  static HandIn wrong(int number) {
    int left = number;
    for (HandIn each : values()) {
      left -= each.weight;
      if (left < 0) {
        return each;
      }
    }
    return NOTHING;
  }
}
