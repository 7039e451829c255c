package rendezvous.bench.workload;

/**
 * Work that JMH times: many operations, long enough (at least a millisecond) that starting and
 * joining its threads weighs little. JMH calls the three methods in turn, again and again, from one
 * platform thread, and times {@link #run()} alone.
 */
public non-sealed interface Burst extends Trial {

  /** Makes what the next run needs. */
  default void prepare() throws Exception {}

  /** All operations of the workload, once. */
  void run() throws Exception;

  /**
   * Looks at what the run has left: a contestant that loses an element must not win.
   *
   * @throws IllegalStateException if the result is wrong
   */
  void verify() throws Exception;
}
