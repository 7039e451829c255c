/**
 * Go's meaning, Java's manners: wait groups, channels with select, contexts and results for virtual
 * threads. Nothing but the JDK is needed.
 */
module rendezvous.primitives {
  requires java.net.http; // to know its timeouts when it sees them

  exports rendezvous.channel;
  exports rendezvous.context;
  exports rendezvous.result;
  exports rendezvous.sync;
}
