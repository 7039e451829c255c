package rendezvous.grader.report;

/**
 * How alike two submissions are.
 *
 * @param exercise the exercise's slug
 * @param student the one
 * @param other the other
 * @param percent how much of both is the same, without what the starter has given them; 0 to 100
 */
public record Likeness(String exercise, String student, String other, int percent) {}
