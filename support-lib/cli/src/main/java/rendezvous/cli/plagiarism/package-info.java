/**
 * How alike the submissions of a class are; <a href="https://github.com/jplag/JPlag">JPlag</a>
 * finds out. It is under the GPL 3, so it is no part of the course: it is downloaded when somebody
 * asks for it, and runs in a process of its own, of which only files are read.
 */
package rendezvous.cli.plagiarism;
