package rendezvous.bench.workload;

import java.util.concurrent.locks.LockSupport;

/**
 * The yardstick of the unbuffered hand-off: two virtual threads take turns, each parks until the
 * other unparks it. One operation is one park with its unpark.
 */
final class ParkUnpark implements Burst {

  private static final int TURNS = 100_000;

  private final Thread[] threads = new Thread[2];
  private volatile int turn;

  static Workload workload() {
    return Workload.timed(
            "park-unpark", "yardstick: one virtual thread parks, another unparks it", "pair", TURNS)
        .by(Contestant.LOCK_SUPPORT, ParkUnpark::new);
  }

  @Override
  public void prepare() {
    turn = 0;
    for (int me = 0; me < 2; me++) {
      int mine = me;
      threads[me] = Thread.ofVirtual().unstarted(() -> take(mine));
    }
  }

  private void take(int mine) {
    for (int next = mine; next < TURNS; next += 2) {
      while (turn != next) {
        LockSupport.park();
      }
      turn = next + 1;
      LockSupport.unpark(threads[1 - mine]);
    }
  }

  @Override
  public void run() throws InterruptedException {
    for (Thread thread : threads) {
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  @Override
  public void verify() {
    Elements.requireSum(TURNS, turn);
  }
}
