package rendezvous.context;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import rendezvous.channel.ReceiveChannel;
import rendezvous.channel.Received;
import rendezvous.channel.Select;
import rendezvous.testing.Blocked;

class ContextCancelTest {
  private final CancellableContext parent = Context.background().withCancel();

  @Test
  void aLiveContextHasNoError() throws Exception {
    assertFalse(parent.isDone());
    assertEquals(Optional.empty(), parent.err());
    assertEquals(Optional.empty(), parent.cause());
    assertEquals(new Received.None<>(), parent.done().tryReceive());
    parent.check();
  }

  @Test
  void backgroundIsNeverDone() throws Exception {
    Context background = Context.background();
    assertFalse(background.isDone());
    assertEquals(new Received.None<>(), background.done().tryReceive());
    assertTrue(background.afterCancel(() -> {}).stop());
    assertEquals(3, background.call(() -> 3));
    background.check();
  }

  @Test
  void cancellingTellsWhy() {
    // when
    parent.cancel();
    // then
    assertTrue(parent.isDone());
    Exception err = parent.err().orElseThrow();
    assertInstanceOf(CancellationException.class, err);
    assertEquals("context cancelled", err.getMessage());
    assertSame(err, parent.cause().orElseThrow());
    assertEquals(new Received.Closed<>(err), parent.done().tryReceive());
    assertThrows(CancellationException.class, parent::check);
  }

  @Test
  void theCauseIsKept() {
    // given
    IOException cause = new IOException("no route");
    Context child = parent.withCancel().withValue(new Context.Key<>("k"), 1).withCancel();
    // when
    parent.cancel(cause);
    // then
    assertSame(cause, child.cause().orElseThrow());
    assertEquals("context cancelled: no route", child.err().orElseThrow().getMessage());
    assertSame(cause, assertThrows(CancellationException.class, child::check).getCause());
  }

  @Test
  void theFirstCancellationCounts() {
    // given
    IOException first = new IOException();
    // when
    parent.cancel(first);
    parent.cancel(new IOException());
    parent.cancel();
    parent.close();
    // then
    assertSame(first, parent.cause().orElseThrow());
  }

  @Test
  void childrenAreCancelledWithTheirParent() {
    // given
    CancellableContext child = parent.withCancel();
    Context value = child.withValue(new Context.Key<>("k"), 1);
    CancellableContext grandchild = value.withCancel();
    // when
    parent.cancel();
    // then
    for (Context each : List.of(child, value, grandchild)) {
      assertTrue(each.isDone());
      assertTrue(each.done().isClosed());
      assertSame(parent.err().orElseThrow(), each.err().orElseThrow());
    }
    assertTrue(parent.withCancel().isDone(), "a child of a cancelled context is born cancelled");
    assertTrue(parent.withCancel().withCancel().done().isClosed());
  }

  @Test
  void aChildDoesNotTouchItsParentOrSiblings() {
    // given
    CancellableContext child = parent.withCancel();
    CancellableContext sibling = parent.withCancel();
    // when
    child.cancel();
    // then
    assertFalse(parent.isDone());
    assertFalse(sibling.isDone());
    // when
    parent.cancel();
    // then
    assertTrue(sibling.isDone());
  }

  @Test
  void withoutCancelIsAShield() {
    // given
    Context.Key<String> user = new Context.Key<>("user");
    Context shielded = parent.withValue(user, "ann").withoutCancel();
    CancellableContext below = shielded.withCancel();
    // when
    parent.cancel();
    // then
    assertFalse(shielded.isDone());
    assertFalse(below.isDone());
    assertEquals(Optional.of("ann"), below.value(user));
  }

  @Test
  void doneWakesASelect() throws Exception {
    // given
    CancellableContext child = parent.withCancel();
    Select<String> select = new Select<String>().closed(child.done(), () -> "stopped");
    Blocked<String> selecting = Blocked.in(select::await);
    // when
    parent.cancel();
    // then
    assertEquals("stopped", selecting.value());
  }

  @Test
  void doneIsAlwaysTheSameChannel() {
    ReceiveChannel<Void> done = parent.done();
    assertSame(done, parent.withValue(new Context.Key<>("k"), 1).done());
    parent.cancel();
    assertSame(done, parent.done());
  }

  @Test
  void aChainOfAnyLengthIsCancelled() {
    // given
    Context last = parent;
    for (int i = 0; i < 100_000; i++) {
      last = last.withCancel();
    }
    // when
    parent.cancel();
    // then
    assertTrue(last.isDone());
  }

  @Test
  void afterCancelRunsOnce() throws Exception {
    // given
    CompletableFuture<Thread> ran = new CompletableFuture<>();
    Context.AfterCancel task = parent.afterCancel(() -> ran.complete(Thread.currentThread()));
    // when
    parent.cancel();
    // then
    assertTrue(ran.get(20, TimeUnit.SECONDS).isVirtual());
    assertFalse(task.stop());
    // when: it is done already
    CompletableFuture<Void> late = new CompletableFuture<>();
    parent.afterCancel(() -> late.complete(null));
    // then
    late.get(20, TimeUnit.SECONDS);
  }

  @Test
  void aStoppedTaskDoesNotRun() {
    // given
    List<String> ran = new ArrayList<>();
    Context.AfterCancel task = parent.afterCancel(() -> ran.add("never"));
    // when
    assertTrue(task.stop());
    assertFalse(task.stop());
    task.close();
    // then
    assertEquals(0, parent.dependents());
    parent.cancel();
    assertEquals(List.of(), ran);
  }

  @Test
  void nothingStaysInALongLivedParent() throws Exception {
    for (int i = 0; i < 3; i++) {
      // given
      CancellableContext child = parent.withCancel();
      CancellableContext other = parent.withValue(new Context.Key<>("k"), 1).withCancel();
      parent.call(() -> null);
      parent.cancelling(CompletableFuture.completedFuture(null));
      CompletableFuture<Void> future = parent.cancelling(new CompletableFuture<Void>());
      assertEquals(3, parent.dependents());
      // when
      child.close();
      other.cancel();
      future.complete(null);
      // then
      assertEquals(0, parent.dependents());
    }
  }

  @Test
  void aMillionFinishedChildrenLeaveNothing() {
    // given: others that stay
    List<CancellableContext> stay = List.of(parent.withCancel(), parent.withCancel());
    CancellableContext[] alive = new CancellableContext[100];
    for (int i = 0; i < 1_000_000; i++) {
      // when: a hundred at a time, each ends while others live
      int place = i % alive.length;
      if (alive[place] != null) {
        alive[place].close();
      }
      alive[place] = parent.withCancel();
    }
    for (CancellableContext each : alive) {
      each.close();
    }
    // then
    assertEquals(2, parent.dependents());
    parent.cancel();
    assertTrue(stay.stream().allMatch(Context::isDone));
    assertEquals(0, parent.dependents());
  }

  @Test
  void doneIsTheSameChannelForAllWhoAskAtOnce() throws Exception {
    for (int i = 0; i < 1_000; i++) {
      // given
      CancellableContext context = parent.withCancel();
      Thread canceller = Thread.startVirtualThread(context::cancel);
      // when: asked for while it is cancelled
      ReceiveChannel<Void> done = context.done();
      canceller.join();
      // then
      assertSame(done, context.done());
      assertTrue(done.isClosed());
    }
  }

  @Test
  void cancellingWhileChildrenAreMadeReachesThemAll() throws Exception {
    for (int i = 0; i < 200; i++) {
      // given
      CancellableContext root = Context.background().withCancel();
      List<CancellableContext> children = new ArrayList<>();
      Thread canceller = Thread.startVirtualThread(root::cancel);
      // when
      for (int child = 0; child < 50; child++) {
        children.add(root.withCancel());
      }
      canceller.join();
      // then
      assertTrue(children.stream().allMatch(Context::isDone));
      assertEquals(0, root.dependents());
    }
  }

  @Test
  void leavingInAnyOrderKeepsTheOthers() {
    // given
    List<CancellableContext> children = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      children.add(parent.withCancel());
    }
    // when
    for (int i : new int[] {0, 4, 2}) {
      children.get(i).close();
    }
    // then
    assertEquals(2, parent.dependents());
    assertFalse(children.get(1).isDone() || children.get(3).isDone());
    parent.cancel();
    assertTrue(children.get(1).isDone() && children.get(3).isDone());
    children.get(1).close();
  }

  @Test
  void tellsWhatItIs() {
    Context context = parent.withValue(new Context.Key<>("user"), 1).withoutCancel();
    assertEquals("background.withCancel.withValue(user).withoutCancel", context.toString());
    parent.cancel();
    assertEquals("background.withCancel (context cancelled)", parent.toString());
  }
}
