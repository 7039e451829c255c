package rendezvous.stress.litmus;

import java.time.Duration;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;
import rendezvous.sync.WaitGroup;

/** What a task did before done is seen after the await that it released. */
public final class DoneHappensBeforeAwait {
  private DoneHappensBeforeAwait() {}

  @JCStressTest
  @Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "published")
  @State
  public static class Await {
    private final WaitGroup group = new WaitGroup();
    private int data;

    /** Counts the one task in. */
    public Await() {
      group.add(1);
    }

    @Actor
    public void task() {
      data = 1;
      group.done();
    }

    @Actor
    public void waiter(I_Result seen) {
      Uninterrupted.call(() -> {
        group.await();
        seen.r1 = data;
      });
    }
  }

  @JCStressTest
  @Outcome(id = "0, 0", expect = Expect.ACCEPTABLE, desc = "not done yet")
  @Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "published")
  @State
  public static class AwaitNoLonger {
    private final WaitGroup group = new WaitGroup();
    private int data;

    /** Counts the one task in. */
    public AwaitNoLonger() {
      group.add(1);
    }

    @Actor
    public void task() {
      data = 1;
      group.done();
    }

    @Actor
    public void waiter(II_Result seen) {
      Uninterrupted.call(() -> {
        if (group.await(Duration.ZERO)) {
          seen.r1 = 1;
          seen.r2 = data;
        }
      });
    }
  }

  @JCStressTest
  @Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "each waited for the other")
  @State
  public static class TwoTasks {
    private final WaitGroup group = new WaitGroup();
    private int first;
    private int second;

    /** Counts both tasks in. */
    public TwoTasks() {
      group.add(2);
    }

    @Actor
    public void first(II_Result seen) {
      Uninterrupted.call(() -> {
        first = 1;
        group.done();
        group.await();
        seen.r1 = second;
      });
    }

    @Actor
    public void second(II_Result seen) {
      Uninterrupted.call(() -> {
        second = 1;
        group.done();
        group.await();
        seen.r2 = first;
      });
    }
  }
}
