/**
 * Go's meaning, Java's manners: wait groups, channels with select, contexts and results for virtual
 * threads. Nothing but the JDK is needed.
 */
module rendezvous.primitives {
  exports rendezvous.channel;
  exports rendezvous.sync;
}
