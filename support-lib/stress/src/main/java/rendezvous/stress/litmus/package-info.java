/**
 * Litmus tests for <a href="https://github.com/openjdk/jcstress">jcstress</a>: two actors meet on
 * millions of fresh objects under compilers that are told to reorder what they may, and every
 * outcome that the contract does not allow is a failure. One class a guarantee, one nested class a
 * way to get it.
 */
package rendezvous.stress.litmus;
