/**
 * What came of grading a class, and the files that are written of it.
 *
 * <p>{@link rendezvous.grader.report.ClassResult} is all that the reports know: plain values,
 * without times and without paths, so that two runs of one class give the same files, byte for
 * byte. What comes from students is cleaned by {@link rendezvous.grader.report.Printable} when it
 * enters a record, and escaped by each report in its own way.
 */
package rendezvous.grader.report;
