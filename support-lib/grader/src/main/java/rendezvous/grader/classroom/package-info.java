/**
 * Grades what a class has handed in. {@link rendezvous.grader.classroom.ClassFolder} finds the
 * submissions, {@link rendezvous.grader.classroom.Grading} judges them, several at a time, and
 * keeps each result as soon as it is there.
 */
package rendezvous.grader.classroom;
