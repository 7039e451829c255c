/**
 * The course command: what {@code ./course} hands over to once a JDK 25 and the built jars are
 * there. One sub-package per thing the command does; what they share (the table of contents, the
 * places on disk, the exit codes) is here.
 */
package rendezvous.cli;
