package rendezvous.channel;

/**
 * The senders, or the receivers, that wait on one channel, first come, first served. Guarded by the
 * channel's lock, except {@link #size()} and {@link #isEmpty()}.
 */
final class WaiterQueue {
  // A doubly linked list of places, so that a waiter that gives up leaves in constant time. The
  // places of dead waiters (see Waiter) may stay for a moment until their thread takes them out;
  // whoever looks for a live one drops those it meets.

  private Place first;
  private Place last;
  private int size;

  /** How many wait: for people, if it is called without the lock. */
  int size() {
    return size;
  }

  boolean isEmpty() {
    return first == null;
  }

  void add(Place place) {
    place.queued = true;
    place.previous = last;
    if (last == null) {
      first = place;
    } else {
      last.next = place;
    }
    last = place;
    size++;
  }

  void remove(Place place) {
    if (!place.queued) {
      return;
    }
    place.queued = false;
    if (place.previous == null) {
      first = place.next;
    } else {
      place.previous.next = place.next;
    }
    if (place.next == null) {
      last = place.previous;
    } else {
      place.next.previous = place.previous;
    }
    place.previous = null;
    place.next = null;
    size--;
  }

  /**
   * Takes out and returns the only place; null if there is none, {@code many} if there are more.
   */
  Object removeOnly(Object many) {
    Place only = first;
    if (only != last) {
      return many;
    }
    if (only != null) {
      remove(only);
    }
    return only;
  }

  /** Whether somebody waits whose wait could be ended at this moment. */
  boolean hasLive() {
    while (first != null && !first.waiter.isWaiting()) {
      remove(first);
    }
    return first != null;
  }

  /** Ends the wait of the first live receiver with this element; null if there is none. */
  Place give(Object element) {
    while (first != null) {
      Place place = first;
      remove(place);
      place.element = element;
      if (place.waiter.complete(place)) {
        return place;
      }
    }
    return null;
  }

  /** Ends the wait of the first live sender, whose element it is now ours; null if none waits. */
  Place take() {
    while (first != null) {
      Place place = first;
      remove(place);
      if (place.waiter.complete(place)) {
        return place;
      }
    }
    return null;
  }

  /**
   * Ends the wait of all because the channel is closed.
   *
   * @return those who must be woken, in front of the list {@code woken}
   */
  Place dismissAll(Place woken) {
    while (first != null) {
      Place place = first;
      remove(place);
      place.closed = true;
      if (place.waiter.complete(place)) {
        place.next = woken;
        woken = place;
      }
    }
    return woken;
  }

  static void wakeAll(Place woken) {
    for (; woken != null; woken = woken.next) {
      Waiter.wake(woken);
    }
  }
}
