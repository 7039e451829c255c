package rendezvous.scheduler;

import java.util.List;

/** Decides which thread runs on. */
interface Chooser {

  /** A thread has been started. */
  default void started(Task task) {}

  /**
   * The running thread is about to do something that others may see.
   *
   * @param others who else could run; may be empty
   * @return the running thread or one of the others
   */
  Task atPoint(Task running, List<Task> others);

  /**
   * The running thread says that it waits for others.
   *
   * @param others who else could run, at least one
   * @return one of the others
   */
  Task atYield(Task running, List<Task> others);

  /**
   * The thread that was running cannot go on.
   *
   * @param others who can, at least one
   */
  Task next(List<Task> others);
}
