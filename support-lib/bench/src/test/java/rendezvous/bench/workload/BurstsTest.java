package rendezvous.bench.workload;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every contestant does every workload once, and what comes of it is right. */
class BurstsTest {

  /** Larger ones differ from smaller ones only in numbers. */
  private static final int MOST_OPERATIONS = 100_000;

  @TestFactory
  List<DynamicTest> everyBurstVerifies() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Workload workload : Workloads.all()) {
      if (workload.isTimed() && workload.operations() <= MOST_OPERATIONS) {
        for (Contestant contestant : workload.contestants()) {
          tests.add(
              DynamicTest.dynamicTest(
                  workload + ", " + contestant, () -> once((Burst) workload.trial(contestant))));
        }
      }
    }
    return tests;
  }

  private static void once(Burst burst) throws Exception {
    burst.prepare();
    burst.run();
    burst.verify();
  }
}
