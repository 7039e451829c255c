/** {@code course bench}: the primitives, and the grader, against their peers. */
package rendezvous.cli.bench;
