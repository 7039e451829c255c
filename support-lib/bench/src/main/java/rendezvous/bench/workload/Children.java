package rendezvous.bench.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import rendezvous.context.CancellableContext;
import rendezvous.context.Context;

/**
 * Cancellable things with children: families of a parent and its children are made, then each
 * parent is cancelled, which must cancel all its children. Making and cancelling are two workloads;
 * families are small or large, children a hundred thousand in all.
 *
 * @param <F> a parent with its children
 */
abstract class Children<F> {

  private static final int ALL = 100_000;

  static List<Workload> workloads(int size) {
    String children = "families of a parent and " + (size == 1 ? "1 child" : size + " children");
    Workload create =
        Workload.timed("create-children-" + Names.count(size), "make " + children, "child", ALL);
    Workload cancel =
        Workload.timed(
            "cancel-children-" + Names.count(size),
            "cancel the parents in " + children,
            "child",
            ALL);
    add(create, cancel, Contestant.RENDEZVOUS, new Contexts(), size);
    add(create, cancel, Contestant.COMPLETABLE_FUTURE, new Futures(), size);
    add(create, cancel, Contestant.KOTLIN, new CoroutineJobs(), size);
    return List.of(create.alsoInGo(), cancel.alsoInGo());
  }

  private static <F> void add(
      Workload create, Workload cancel, Contestant contestant, Children<F> kind, int size) {
    create.by(contestant, () -> kind.new Create(size));
    cancel.by(contestant, () -> kind.new Cancel(size));
  }

  /** Makes a parent and its children. */
  abstract F family(int children);

  /** Cancels the parent. */
  abstract void cancel(F family);

  /** How many children are cancelled. */
  abstract int cancelled(F family);

  private List<F> families(int size) {
    List<F> families = new ArrayList<>(ALL / size);
    for (int i = 0; i < ALL / size; i++) {
      families.add(family(size));
    }
    return families;
  }

  private void requireCancelled(int expected, List<F> families) {
    int cancelled = families.stream().mapToInt(this::cancelled).sum();
    if (cancelled != expected) {
      throw new IllegalStateException(cancelled + " children are cancelled, not " + expected);
    }
  }

  private final class Create implements Burst {
    private final int size;
    private List<F> families;

    Create(int size) {
      this.size = size;
    }

    @Override
    public void prepare() {
      families = null;
    }

    @Override
    public void run() {
      families = families(size);
    }

    @Override
    public void verify() {
      requireCancelled(0, families);
    }
  }

  private final class Cancel implements Burst {
    private final int size;
    private List<F> families;

    Cancel(int size) {
      this.size = size;
    }

    @Override
    public void prepare() {
      families = families(size);
    }

    @Override
    public void run() {
      families.forEach(Children.this::cancel);
    }

    @Override
    public void verify() {
      requireCancelled(ALL, families);
    }
  }

  private record ContextFamily(CancellableContext parent, List<CancellableContext> children) {}

  /** {@code withCancel} of a context, {@code cancel} of the parent. */
  private static final class Contexts extends Children<ContextFamily> {

    @Override
    ContextFamily family(int size) {
      CancellableContext parent = Context.background().withCancel();
      List<CancellableContext> children = new ArrayList<>(size);
      for (int i = 0; i < size; i++) {
        children.add(parent.withCancel());
      }
      return new ContextFamily(parent, children);
    }

    @Override
    void cancel(ContextFamily family) {
      family.parent.cancel();
    }

    @Override
    int cancelled(ContextFamily family) {
      return (int) family.children.stream().filter(Context::isDone).count();
    }
  }

  /** What the plain JDK has: futures in a list, which are cancelled in a loop. */
  private static final class Futures extends Children<List<CompletableFuture<Void>>> {

    @Override
    List<CompletableFuture<Void>> family(int size) {
      List<CompletableFuture<Void>> children = new ArrayList<>(size);
      for (int i = 0; i < size; i++) {
        children.add(new CompletableFuture<>());
      }
      return children;
    }

    @Override
    void cancel(List<CompletableFuture<Void>> family) {
      for (CompletableFuture<Void> child : family) {
        child.cancel(true);
      }
    }

    @Override
    int cancelled(List<CompletableFuture<Void>> family) {
      return (int) family.stream().filter(CompletableFuture::isCancelled).count();
    }
  }
}
