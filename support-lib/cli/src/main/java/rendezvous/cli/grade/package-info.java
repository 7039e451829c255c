/** {@code course grade}: judges a whole class. */
package rendezvous.cli.grade;
