import rendezvous.channel.Channel;
import rendezvous.channel.ReceiveChannel;

/** Channels with elements in them. */
final class Inputs {
  private Inputs() {}

  /** A closed channel in which these elements are left. */
  static ReceiveChannel<Integer> of(int... elements) throws InterruptedException {
    Channel<Integer> channel = holding(elements);
    channel.close();
    return channel;
  }

  /** An open channel that holds these elements. */
  static Channel<Integer> holding(int... elements) throws InterruptedException {
    Channel<Integer> channel = Channel.buffered("input", Math.max(1, elements.length));
    for (int element : elements) {
      channel.send(element);
    }
    return channel;
  }
}
