/** The one way in which submissions and tests are compiled, wherever they come from. */
package rendezvous.grader.compile;
