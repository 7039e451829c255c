package rendezvous.stress.litmus;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import rendezvous.sync.SingleFlight;

/** What the thread that loads a shared value did is seen by all who get the value. */
public final class LoadHappensBeforeAnswer {
  private LoadHappensBeforeAnswer() {}

  /** Not immutable, so not safe to pass on without a fence. */
  private static final class Box {
    private int content;

    static Box filled() {
      Box box = new Box();
      box.content = 1;
      return box;
    }
  }

  @JCStressTest
  @Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "both see all of it")
  @State
  public static class Shared {
    private final SingleFlight<String, Box> flights = new SingleFlight<>();

    @Actor
    public void first(II_Result seen) {
      seen.r1 = load();
    }

    @Actor
    public void second(II_Result seen) {
      seen.r2 = load();
    }

    private int load() {
      try {
        return flights.call("key", Box::filled).value().content;
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    }
  }
}
