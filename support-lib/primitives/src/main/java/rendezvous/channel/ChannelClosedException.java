package rendezvous.channel;

/**
 * An operation met a closed channel: a send, a second close, or a receive with nothing left to
 * receive. The message names the operation and the channel; the cause is the one that was given to
 * {@link SendChannel#close(Throwable)}, if any.
 */
public final class ChannelClosedException extends IllegalStateException {
  private static final long serialVersionUID = 1;

  ChannelClosedException(String message, Throwable cause) {
    super(message, cause);
  }
}
