package rendezvous.stress.linearizability;

import java.time.Duration;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import rendezvous.sync.WaitGroup;

/** What Lincheck does to a wait group, in platform threads. */
public abstract class WaitGroupOperations {
  final WaitGroup group = new WaitGroup();

  @Operation
  public void done() {
    group.done();
  }

  /** The counter; a wait group only tells it people. */
  @Operation
  public int count() {
    return Integer.parseInt(group.toString().replaceAll("\\D", ""));
  }

  /** Counting in and out, nobody awaits. */
  @Param(name = "tasks", gen = IntGen.class, conf = "1:3")
  public static class Counting extends WaitGroupOperations {

    @Operation(params = "tasks")
    public void add(int tasks) {
      group.add(tasks);
    }
  }

  /**
   * Awaiting while tasks end. Nothing is added: whether an add meets an await that has not yet
   * returned is no matter of order.
   */
  public static class Awaiting extends WaitGroupOperations {

    public Awaiting() {
      group.add(3);
    }

    @Operation
    public boolean awaitNow() throws InterruptedException {
      return group.await(Duration.ZERO);
    }

    @Operation
    public boolean awaitBriefly() throws InterruptedException {
      return group.await(Duration.ofNanos(20_000));
    }
  }
}
