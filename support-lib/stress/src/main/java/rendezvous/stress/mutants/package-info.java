/**
 * Mutation check: the list of everything that a careless change could take out of the channel, the
 * select and the wait group, and the program that takes each out in turn and sees which proof
 * notices. A mutant that survives means that the proofs are too weak, or that what it removes is
 * not needed.
 */
package rendezvous.stress.mutants;
