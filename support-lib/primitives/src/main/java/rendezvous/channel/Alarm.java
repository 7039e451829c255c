package rendezvous.channel;

/** A task that a {@link TimeSource} will run later, unless it is closed before. */
public interface Alarm extends AutoCloseable {

  /** An alarm that never rings. */
  Alarm NONE = () -> {};

  /** Gives the alarm up. Does nothing if it has rung or been given up already. */
  @Override
  void close();
}
