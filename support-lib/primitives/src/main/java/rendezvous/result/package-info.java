/**
 * Failures as values: {@link rendezvous.result.Result} is what came of a task, {@link
 * rendezvous.result.Envelope} is how it is told to a client.
 */
package rendezvous.result;
