package rendezvous.channel;

import java.time.Duration;

/**
 * The sending half of a {@link Channel}: a task that is given only this cannot receive.
 *
 * <p>Take it as {@code SendChannel<? super T>} to accept channels of wider element types. All
 * methods may be called from any thread. {@code null} is never an element.
 *
 * @param <T> the type of the elements
 */
public sealed interface SendChannel<T> permits Channel {

  /**
   * Sends an element, waiting until a receiver takes it or the buffer has room. Waiting senders are
   * served in the order in which they came.
   *
   * @throws ChannelClosedException if the channel is closed, or is closed while this thread waits;
   *     the element is then not delivered
   * @throws InterruptedException if this thread is interrupted before the element was delivered;
   *     the element is then not delivered
   */
  void send(T element) throws InterruptedException;

  /**
   * Sends an element, waiting no longer than {@code timeout}; zero or less does not wait.
   *
   * @return true if the element was delivered, false if the time was up; it is then not delivered
   * @throws ChannelClosedException as {@link #send(Object)} does
   * @throws InterruptedException as {@link #send(Object)} does
   */
  boolean send(T element, Duration timeout) throws InterruptedException;

  /**
   * Sends an element if that is possible without waiting. Does not look at the thread's interrupt
   * status.
   *
   * @return whether the element was delivered
   * @throws ChannelClosedException if the channel is closed
   */
  boolean trySend(T element);

  /**
   * Closes the channel: no more elements will be sent. Elements in the buffer can still be
   * received; waiting receivers and waiting senders wake, the latter with {@link
   * ChannelClosedException}.
   *
   * @throws ChannelClosedException if the channel is closed already
   */
  void close();

  /**
   * Closes the channel because of a failure, which receivers see once the buffer is drained: as the
   * cause of {@link ChannelClosedException} and in {@link Received.Closed}.
   *
   * @throws ChannelClosedException if the channel is closed already
   */
  void close(Throwable cause);

  /** Whether {@link #close()} has been called. */
  boolean isClosed();
}
