package rendezvous.bench.workload;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The yardstick of the buffered one-to-one stream: a ring for a single sender and a single
 * receiver, which never block but yield. It cannot do what a channel does; it shows what moving an
 * element costs at least.
 *
 * @see <a href="https://doi.org/10.1145/1345206.1345215">J. Giacomoni, T. Moseley, M. Vachharajani,
 *     "FastForward for Efficient Pipeline Parallelism" (2008)</a>, the source of the algorithm: an
 *     empty slot is null, so the two share no index
 */
final class SpscRing implements Burst {

  private static final int ELEMENTS = 100_000;
  private static final int SPINS = 100;
  private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(Object[].class);

  private final Object[] slots;
  private long sum;

  private SpscRing(int capacity) {
    slots = new Object[capacity];
  }

  static Workload workload(int capacity) {
    return Workload.timed(
            "spsc-ring-" + capacity,
            "yardstick: a ring of " + capacity + " for one sender and one receiver, no blocking",
            "element",
            ELEMENTS)
        .by(Contestant.SPSC_RING, () -> new SpscRing(capacity));
  }

  @Override
  public void run() throws InterruptedException {
    Crew crew = new Crew();
    crew.start(this::receive);
    crew.start(this::send);
    crew.await();
  }

  private void send() {
    int mask = slots.length - 1;
    for (int i = 0; i < ELEMENTS; i++) {
      for (int spins = 0; SLOT.getAcquire(slots, i & mask) != null; spins++) {
        pause(spins);
      }
      SLOT.setRelease(slots, i & mask, Elements.number(i));
    }
  }

  private void receive() {
    int mask = slots.length - 1;
    long received = 0;
    for (int i = 0; i < ELEMENTS; i++) {
      Object element;
      for (int spins = 0; (element = SLOT.getAcquire(slots, i & mask)) == null; spins++) {
        pause(spins);
      }
      SLOT.setRelease(slots, i & mask, null);
      received += (Integer) element;
    }
    sum = received;
  }

  private static void pause(int spins) {
    if (spins < SPINS) {
      Thread.onSpinWait();
    } else {
      Thread.yield();
    }
  }

  @Override
  public void verify() {
    Elements.requireSum(Elements.sum(ELEMENTS), sum);
  }
}
