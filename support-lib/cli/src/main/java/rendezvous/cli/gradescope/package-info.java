/** An exercise as an autograder for Gradescope. */
package rendezvous.cli.gradescope;
