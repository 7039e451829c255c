/**
 * Channels, and waiting on several of them at once: Go's {@code chan} and {@code select}.
 *
 * <p>{@link rendezvous.channel.Channel} is both halves, {@link rendezvous.channel.SendChannel} and
 * {@link rendezvous.channel.ReceiveChannel}; {@link rendezvous.channel.Select} waits on several;
 * {@link rendezvous.channel.Timers} and {@link rendezvous.channel.Ticker} make channels of time,
 * which they take from a {@link rendezvous.channel.TimeSource}.
 *
 * <p>When a program hangs, {@link rendezvous.channel.Waits} tells who waits where, and {@link
 * rendezvous.channel.Starvation} whether new threads get to run at all. For tools that draw or
 * count what threads do, {@link rendezvous.channel.Trace} tells it as it happens.
 */
package rendezvous.channel;
