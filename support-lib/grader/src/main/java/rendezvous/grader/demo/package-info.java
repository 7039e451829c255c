/** A class that was never taught: submissions made of solutions, starters and mutants. */
package rendezvous.grader.demo;
