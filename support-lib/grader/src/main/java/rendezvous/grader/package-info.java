/**
 * What the tests of exercises are written with. They are JUnit tests that say what they are worth
 * with {@link rendezvous.grader.Points} and judge concurrency with {@link
 * rendezvous.grader.Schedules} and {@link rendezvous.grader.InFlight}. The format of an exercise is
 * in {@code docs/exercises.md}.
 */
package rendezvous.grader;
