package rendezvous.channel;

import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * What came of trying to receive: a value, the news that the channel is closed and drained, or
 * nothing within the time given.
 *
 * {@snippet :
 * switch (channel.receive(Duration.ofSeconds(1))) {
 *   case Received.Value(var order) -> process(order);
 *   case Received.Closed(var cause) -> finish();
 *   case Received.None() -> report("nothing for a second");
 * }
 * }
 *
 * @param <T> the type of the channel's elements
 */
public sealed interface Received<T> {

  /**
   * An element.
   *
   * @param value the element, never null
   */
  record Value<T>(T value) implements Received<T> {}

  /**
   * The channel is closed and drained: nothing will ever come again.
   *
   * @param cause what was given to {@link SendChannel#close(Throwable)}, or null
   */
  record Closed<T>(Throwable cause) implements Received<T> {}

  /** No element was there, or none came in time. */
  record None<T>() implements Received<T> {}

  /** The element, or {@code other} if none was received. */
  default T orElse(T other) {
    return this instanceof Value<T>(T value) ? value : other;
  }

  /**
   * The element.
   *
   * @throws ChannelClosedException if the channel is closed and drained
   * @throws NoSuchElementException if none came in time
   */
  default T orElseThrow() {
    return switch (this) {
      case Value<T>(T value) -> value;
      case Closed<T>(Throwable cause) ->
          throw new ChannelClosedException("receive on closed and drained channel", cause);
      case None<T>() -> throw new NoSuchElementException("nothing was received");
    };
  }

  /** The element, if one was received. */
  default Optional<T> toOptional() {
    return Optional.ofNullable(orElse(null));
  }
}
