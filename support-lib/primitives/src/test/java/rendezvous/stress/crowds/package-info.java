/**
 * Stress tests: crowds of threads on the real scheduler, with one, two and eight carriers. Each
 * checks that nothing is lost, doubled or overtaken; a failure names the seed of its decisions.
 */
package rendezvous.stress.crowds;
