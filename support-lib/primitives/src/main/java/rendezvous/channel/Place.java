package rendezvous.channel;

/** The place that one waiting operation, a send or a receive, has in one channel. */
class Place {
  final Waiter waiter;

  /** Which case of its select this is. */
  final int index;

  /** Whether the operation is a receive; otherwise it is a send. */
  final boolean receives;

  /** The element to send; or, once the operation has happened, the element received. */
  Object element;

  /** Whether the wait ended because the channel was closed. */
  boolean closed;

  // for the queue that this place is in, guarded by the channel's lock
  boolean queued;
  Place previous;
  Place next;

  // for the thread that has ended the wait: whether it must unpark the waiting one
  boolean parked;

  Place(Waiter waiter, int index, boolean receives, Object element) {
    this.waiter = waiter;
    this.index = index;
    this.receives = receives;
    this.element = element;
  }

  /** The place of an operation that is not part of a select: its waiter is the place itself. */
  Place(boolean receives, Object element) {
    this.waiter = (Waiter) this;
    this.index = 0;
    this.receives = receives;
    this.element = element;
  }
}
