/**
 * Go's meaning, Java's manners: Go's concurrency primitives for virtual threads. Nothing but the
 * JDK is needed.
 *
 * <ul>
 *   <li>{@link rendezvous.sync}: waiting for tasks. {@link rendezvous.sync.WaitGroup}, {@link
 *       rendezvous.sync.ErrorGroup}, {@link rendezvous.sync.SingleFlight}.
 *   <li>{@link rendezvous.channel}: passing elements between threads. {@link
 *       rendezvous.channel.Channel}, {@link rendezvous.channel.Select}, {@link
 *       rendezvous.channel.Timers}, {@link rendezvous.channel.Ticker}, and the {@link
 *       rendezvous.channel.TimeSource} that they take the time from.
 *   <li>{@link rendezvous.context}: stopping work. {@link rendezvous.context.Context}, with bridges
 *       to the JDK's futures, executors, scoped values and structured task scopes.
 *   <li>{@link rendezvous.result}: failures as values. {@link rendezvous.result.Result}, {@link
 *       rendezvous.result.Envelope}.
 * </ul>
 *
 * <p>All that waits honours interrupts: an operation that throws {@link InterruptedException} has
 * not happened. Time limits are {@link java.time.Duration}s; zero or less means not to wait. All
 * types are safe for use by any number of threads, virtual or not, unless they say otherwise. Null
 * is an argument only where that is said. Packages depend on each other in one direction: sync on
 * context, context on channel.
 */
module rendezvous.primitives {
  requires java.net.http; // to know its timeouts when it sees them

  exports rendezvous.channel;
  exports rendezvous.context;
  exports rendezvous.result;
  exports rendezvous.sync;
}
