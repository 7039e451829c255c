/** {@code course bench}: the primitives against their peers. */
package rendezvous.cli.bench;
