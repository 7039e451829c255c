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

  private PlainContext(Context parent, CancellableContext canceller, Key<?> key, Object value) {
    super(parent);
    this.canceller = canceller;
    this.key = key;
    this.value = value;
  }

  static PlainContext root(TimeSource time) {
    return new PlainContext(null, null, TIME, time);
  }

  static PlainContext withValue(Context parent, Key<?> key, Object value) {
    return new PlainContext(parent, parent.canceller(), key, value);
  }

  static PlainContext withoutCancel(Context parent) {
    return new PlainContext(parent, null, null, null);
  }

  @Override
  CancellableContext canceller() {
    return canceller;
  }

  @Override
  Audience cancelled(Cancellation why) {
    throw new AssertionError("in no list: " + this);
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
