package rendezvous.context;

/** What has become of a cancellable context, if anything; null stands for nothing yet. */
sealed interface Fate permits Audience, Cancellation {

  /** Why the context is done; null if it is not. */
  Cancellation cancellation();
}
