package rendezvous.grader.report;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who a submission is from, as the learning platform knows them. Both platforms say it in the names
 * of the folders and files that they give when all submissions are downloaded at once.
 *
 * @param name the name, or the whole name of the folder if it says no more
 * @param id the number by which the platform knows the student; empty if the name says none
 */
record Student(String name, String id) {
  /** {@code lovelaceada_LATE_4711_123456_House.java}. */
  private static final Pattern CANVAS =
      Pattern.compile("([^_]+)_(?:LATE_)?(\\d+)_\\d+_.+", Pattern.CASE_INSENSITIVE);

  /** {@code Ada Lovelace_4711_assignsubmission_file_}. */
  private static final Pattern MOODLE =
      Pattern.compile("(.+)_(\\d+)_assignsubmission_.*", Pattern.CASE_INSENSITIVE);

  static Student ofCanvas(String name) {
    return of(CANVAS, name);
  }

  static Student ofMoodle(String name) {
    return of(MOODLE, name);
  }

  private static Student of(Pattern pattern, String name) {
    Matcher matcher = pattern.matcher(name);
    return matcher.matches()
        ? new Student(matcher.group(1), matcher.group(2))
        : new Student(name, "");
  }
}
