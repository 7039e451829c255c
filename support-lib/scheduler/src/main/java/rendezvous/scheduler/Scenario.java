package rendezvous.scheduler;

import java.io.Serializable;

/**
 * A small piece of concurrent code that is run again and again, each time under another schedule.
 *
 * <p>It must make everything that it uses, so that each run starts afresh, and end by itself: what
 * it checks it checks by throwing. It is serializable only so that an {@link Exploration} can find
 * out where the code of a lambda expression is; it is never written anywhere.
 */
@FunctionalInterface
public interface Scenario extends Serializable {

  /** Runs the scenario once. Whatever it throws is a failure. */
  void run() throws Throwable;
}
