package rendezvous.channel;

import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

/**
 * The receiving half of a {@link Channel}: a task that is given only this cannot send or close.
 *
 * <p>Take it as {@code ReceiveChannel<? extends T>} to accept channels of narrower element types.
 * All methods may be called from any thread. Each element is received exactly once, by one
 * receiver.
 *
 * @param <T> the type of the elements
 */
public sealed interface ReceiveChannel<T> extends Iterable<T> permits Channel {

  /**
   * Receives the next element, waiting until there is one. Waiting receivers are served in the
   * order in which they came.
   *
   * @throws ChannelClosedException if the channel is closed and drained, or becomes so while this
   *     thread waits; its cause is the cause given to {@link SendChannel#close(Throwable)}
   * @throws InterruptedException if this thread is interrupted before an element was received; no
   *     element is then lost
   */
  T receive() throws InterruptedException;

  /**
   * Receives the next element or the news that there will be none: Go's {@code v, ok := <-c}.
   *
   * @return {@link Received.Value} or {@link Received.Closed}, never {@link Received.None}
   * @throws InterruptedException as {@link #receive()} does
   */
  Received<T> receiveOrClosed() throws InterruptedException;

  /**
   * Receives the next element, waiting no longer than {@code timeout}; zero or less does not wait.
   *
   * @return the element, {@link Received.Closed}, or {@link Received.None} if the time was up
   * @throws InterruptedException as {@link #receive()} does
   */
  Received<T> receive(Duration timeout) throws InterruptedException;

  /**
   * Receives the next element if there is one now. Does not look at the thread's interrupt status.
   *
   * @return the element, {@link Received.Closed}, or {@link Received.None}
   */
  Received<T> tryReceive();

  /** Whether the channel has been closed; elements may still be in its buffer. */
  boolean isClosed();

  /**
   * Iterates over the elements still to come, until the channel is closed and drained. {@code
   * hasNext} waits for an element and takes it, so a loop that is left early has taken only what
   * its body saw.
   *
   * <p>{@code hasNext} throws {@link ChannelClosedException} if the channel was closed with a
   * cause, and {@link CancellationException}, with the interrupt status set again, if the thread is
   * interrupted.
   */
  @Override
  Iterator<T> iterator();

  /**
   * The elements still to come, until the channel is closed and drained, as a sequential stream.
   * Takes no element before the stream's end asks for it, and fails as {@link #iterator()} does.
   */
  Stream<T> stream();
}
