/**
 * Judges a submission by an exercise, shows what came of it, and remembers how far one has come.
 */
package rendezvous.grader.check;
