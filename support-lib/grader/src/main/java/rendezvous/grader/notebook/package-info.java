/** Exercises in a notebook. */
package rendezvous.grader.notebook;
