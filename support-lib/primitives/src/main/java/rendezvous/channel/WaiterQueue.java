package rendezvous.channel;

/**
 * The senders, or the receivers, that wait on one channel, first come, first served. Guarded by the
 * channel's lock, except {@link #size()}.
 */
final class WaiterQueue {
  // A doubly linked list of nodes, so that a waiter that gives up leaves in constant time. Nodes of
  // dead waiters (see Waiter) may stay for a moment until their thread takes them out; poll and
  // hasLive drop the ones they meet.

  /** One waiter's place in one queue. */
  static final class Node {
    final Waiter waiter;

    /** The place of the case in its select. */
    final int index;

    /** The element to send; or, once the wait is over, the element received. */
    Object element;

    /** Whether the wait ended because the channel was closed. */
    boolean closed;

    private boolean queued;
    private Node previous;
    private Node next;

    Node(Waiter waiter, int index, Object element) {
      this.waiter = waiter;
      this.index = index;
      this.element = element;
    }

    /** Puts this node, now in no queue, in front of a list of such nodes. */
    Node chainTo(Node rest) {
      next = rest;
      return this;
    }

    /** The rest of the list that this node is in front of. */
    Node chained() {
      return next;
    }
  }

  private Node first;
  private Node last;
  private volatile int size; // written under the lock, read by toString without it

  int size() {
    return size;
  }

  void add(Node node) {
    node.queued = true;
    node.previous = last;
    if (last == null) {
      first = node;
    } else {
      last.next = node;
    }
    last = node;
    resize(1);
  }

  void remove(Node node) {
    if (!node.queued) {
      return;
    }
    node.queued = false;
    if (node.previous == null) {
      first = node.next;
    } else {
      node.previous.next = node.next;
    }
    if (node.next == null) {
      last = node.previous;
    } else {
      node.next.previous = node.previous;
    }
    node.previous = null;
    node.next = null;
    resize(-1);
  }

  /** Whether a waiter is there that could be claimed at this moment. */
  boolean hasLive() {
    while (first != null && !first.waiter.isWaiting()) {
      remove(first);
    }
    return first != null;
  }

  /** Takes out and claims the first live waiter's node; null if there is none. */
  Node poll() {
    while (first != null) {
      Node node = first;
      remove(node);
      if (node.waiter.claim()) {
        return node;
      }
    }
    return null;
  }

  private void resize(int change) {
    size = size + change; // one writer at a time: the lock's holder
  }
}
