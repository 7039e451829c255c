package rendezvous.stress.memory;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import rendezvous.channel.Channel;
import rendezvous.channel.Select;
import rendezvous.channel.TimeSource;
import rendezvous.channel.Timers;
import rendezvous.context.CancellableContext;
import rendezvous.context.Context;
import rendezvous.sync.WaitGroup;

/**
 * How many bytes an idle primitive, and a thread that waits for it, take: as docs/proofs.md lists
 * them, with the JVM's default layout on 64 bits.
 */
class FootprintTest {
  private static final int MANY = 100;

  private final List<Thread> waiting = new ArrayList<>();

  /** Something that waits until it is interrupted. */
  private interface Wait {
    void run() throws InterruptedException;
  }

  @AfterEach
  void interruptWaiting() throws InterruptedException {
    waiting.forEach(Thread::interrupt);
    for (Thread thread : waiting) {
      thread.join();
    }
  }

  @Test
  void channel() {
    assertBytes("unbuffered channel", 192, KeptAlive.by(Channel.unbuffered()).bytes());
    assertBytes(
        "buffered channel of 16, never used", 512, KeptAlive.by(Channel.buffered(16)).bytes());
    assertBytes("unlimited channel, never used", 768, KeptAlive.by(Channel.unlimited()).bytes());
  }

  @Test
  void waiterOnAChannel() {
    Channel<Integer> channel = Channel.unbuffered();
    assertBytes("waiting receiver", 64, bytesOfAWaiter(channel, channel::receive));
    Channel<Integer> other = Channel.unbuffered();
    Integer element = 1;
    assertBytes("waiting sender", 64, bytesOfAWaiter(other, () -> other.send(element)));
  }

  @Test
  void waiterInASelect() {
    Channel<Integer> channel = Channel.unbuffered();
    Select<Integer> select =
        new Select<Integer>()
            .receive(channel, element -> element)
            .receive(Channel.<Integer>unbuffered(), element -> element);
    assertBytes("waiting select of two cases", 160, bytesOfAWaiter(select, select::await));
  }

  @Test
  void waitGroup() {
    WaitGroup group = new WaitGroup();
    assertBytes("wait group", 160, KeptAlive.by(group).bytes());
    group.add(1);
    assertBytes("waiter of a wait group", 64, bytesOfAWaiter(group, group::await));
  }

  @Test
  void context() {
    CancellableContext parent = Context.background().withCancel();
    assertBytes(
        "context", 48, KeptAlive.by(parent).minus(KeptAlive.by(Context.background())).bytes());
    KeptAlive before = KeptAlive.by(parent);
    List<CancellableContext> children = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      children.add(parent.withCancel());
    }
    assertBytes("child context", 48, KeptAlive.by(parent).minus(before).bytes() / MANY);
    children.forEach(CancellableContext::close);
  }

  @Test
  void timer() {
    var before = KeptAlive.by(TimeSource.system());
    var timer = Timers.after(Duration.ofHours(1));
    assertBytes(
        "timer that nobody waits for",
        320,
        KeptAlive.by(timer, TimeSource.system()).minus(before).bytes());
  }

  private long bytesOfAWaiter(Object waitedFor, Wait wait) {
    KeptAlive before = KeptAlive.by(waitedFor);
    for (int i = 0; i < MANY; i++) {
      Thread thread =
          Thread.startVirtualThread(() -> {
            try {
              wait.run();
            } catch (InterruptedException e) {
              // the test is over
            }
          });
      waiting.add(thread);
      while (thread.getState() != Thread.State.WAITING) {
        Thread.yield();
      }
    }
    return KeptAlive.by(waitedFor).minus(before).bytes() / MANY;
  }

  private static void assertBytes(String what, long listed, long bytes) {
    System.out.printf("%-40s %4d bytes%n", what, bytes);
    assertTrue(bytes <= listed, () -> what + ": " + bytes + " bytes, listed are " + listed);
  }
}
