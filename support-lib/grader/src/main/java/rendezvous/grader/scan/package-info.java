/**
 * Looks through a compiled submission for what it must not use. {@link
 * rendezvous.grader.scan.AllowList} is the list, which stands in {@code allowed.txt}; {@link
 * rendezvous.grader.scan.Scan} compares class files with it.
 */
package rendezvous.grader.scan;
