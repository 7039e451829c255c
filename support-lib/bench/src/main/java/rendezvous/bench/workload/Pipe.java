package rendezvous.bench.workload;

import java.time.Duration;

/**
 * What the blocking contestants have in common: elements go in and come out. In the JVM of a
 * contestant only one class implements it, so the calls cost nothing.
 */
interface Pipe {

  void send(Integer element) throws InterruptedException;

  Integer receive() throws InterruptedException;

  /** The next element; null if none came in time. */
  Integer receive(Duration timeout) throws InterruptedException;
}
