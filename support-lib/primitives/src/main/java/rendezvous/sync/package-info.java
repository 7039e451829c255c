/**
 * Waiting for tasks: Go's {@code sync}, {@code errgroup} and {@code singleflight}, as far as the
 * JDK does not have them. For locks, semaphores and atomics there is {@code java.util.concurrent}.
 *
 * <p>{@link rendezvous.sync.WaitGroup} waits until all tasks have ended, {@link
 * rendezvous.sync.ErrorGroup} until all have succeeded or one has failed, {@link
 * rendezvous.sync.SingleFlight} lets those who want the same share one task.
 */
package rendezvous.sync;
