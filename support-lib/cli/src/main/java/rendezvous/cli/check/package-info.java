/**
 * {@code course check}: judges what a learner has made of an exercise, and exercises themselves.
 */
package rendezvous.cli.check;
