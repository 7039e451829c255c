/** An exercise as a folder of files; the format is in {@code docs/exercises.md}. */
package rendezvous.grader.exercise;
