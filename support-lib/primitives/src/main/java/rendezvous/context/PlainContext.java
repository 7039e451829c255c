package rendezvous.context;

import rendezvous.channel.TimeSource;

/**
 * A context that has no cancellation of its own: a root, a value, or a shield from cancellation.
 */
final class PlainContext extends Context {
  // immutable state
  private final CancellableContext canceller;
  private final Key<?> key; // null: no value here
  private final Object value;

  private PlainContext(
      Context parent, TimeSource time, CancellableContext canceller, Key<?> key, Object value) {
    super(parent, time);
    this.canceller = canceller;
    this.key = key;
    this.value = value;
  }

  static PlainContext root(TimeSource time) {
    return new PlainContext(null, time, null, null, null);
  }

  static PlainContext withValue(Context parent, Key<?> key, Object value) {
    return new PlainContext(parent, parent.time(), parent.canceller(), key, value);
  }

  static PlainContext withoutCancel(Context parent) {
    return new PlainContext(parent, parent.time(), null, null, null);
  }

  @Override
  CancellableContext canceller() {
    return canceller;
  }

  Key<?> key() {
    return key;
  }

  Object value() {
    return value;
  }

  @Override
  public String toString() {
    if (parent() == null) {
      return "background";
    }
    return parent() + (key == null ? ".withoutCancel" : ".withValue(" + key + ")");
  }
}
