/**
 * Cancellation, deadlines and values that belong to a piece of work and to everything started for
 * it: Go's {@code context}.
 */
package rendezvous.context;
