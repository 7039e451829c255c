/** Waiting for tasks to finish: Go's {@code sync}, as far as the JDK does not have it. */
package rendezvous.sync;
