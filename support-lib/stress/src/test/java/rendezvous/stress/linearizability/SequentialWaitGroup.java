package rendezvous.stress.linearizability;

/** A wait group for one thread: what {@link WaitGroupOperations} must look like from outside. */
public class SequentialWaitGroup {
  private int tasks;

  SequentialWaitGroup(int tasks) {
    this.tasks = tasks;
  }

  /** Nobody is counted in yet. */
  public SequentialWaitGroup() {
    this(0);
  }

  public void add(int more) {
    tasks += more;
  }

  public void done() {
    if (tasks == 0) {
      throw new IllegalStateException();
    }
    tasks--;
  }

  public int count() {
    return tasks;
  }

  public boolean awaitNow() {
    return tasks == 0;
  }

  public boolean awaitBriefly() {
    return tasks == 0;
  }

  /** Three tasks are counted in. */
  public static class OfThree extends SequentialWaitGroup {
    public OfThree() {
      super(3);
    }
  }
}
