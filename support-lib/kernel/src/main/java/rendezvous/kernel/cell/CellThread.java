package rendezvous.kernel.cell;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The thread on which one run of one cell executes.
 *
 * <p>Every run has a fresh one: its identifier is smaller than that of every thread that the cell
 * starts, which tells later whose thread is whose, and a run that ignores its interrupt can be left
 * behind without harm to the next.
 */
final class CellThread {
  /** All threads of cells are in this group or below, none of the kernel's is. */
  static final ThreadGroup GROUP = new ThreadGroup("cells");

  private final LinkedBlockingQueue<Runnable> work = new LinkedBlockingQueue<>();
  private final Thread thread;
  private volatile CompletableFuture<Object> running;
  private volatile boolean abandoned;
  private volatile boolean ended;

  CellThread(String name, ClassLoader loader, Runnable enter) {
    thread =
        new Thread(
            GROUP,
            () -> {
              enter.run();
              while (!ended) {
                try {
                  work.take().run();
                } catch (InterruptedException e) {
                  // the last statement interrupted its own thread: the next one starts afresh
                }
              }
            },
            name);
    thread.setDaemon(true);
    thread.setContextClassLoader(loader);
    thread.start();
  }

  Thread thread() {
    return thread;
  }

  /** Whether code of the cell is being executed now, in contrast to being compiled. */
  boolean isRunning() {
    return running != null;
  }

  /**
   * Calls a static method on this thread and waits for it.
   *
   * @throws CancellationException if {@link #abandon} was called meanwhile
   * @throws TimeoutException after {@code millis}, where that is positive
   * @throws InvocationTargetException with what the method threw
   */
  Object call(Method method, long millis)
      throws InvocationTargetException, TimeoutException, InterruptedException {
    CompletableFuture<Object> result = new CompletableFuture<>();
    running = result;
    if (abandoned) {
      running = null;
      throw new CancellationException();
    }
    work.add(() -> {
      try {
        result.complete(method.invoke(null));
      } catch (InvocationTargetException e) {
        result.completeExceptionally(e.getCause());
      } catch (Throwable e) {
        result.completeExceptionally(e);
      }
    });
    try {
      return millis > 0 ? result.get(millis, TimeUnit.MILLISECONDS) : result.get();
    } catch (ExecutionException e) {
      throw new InvocationTargetException(e.getCause());
    } finally {
      running = null;
    }
  }

  /** Makes {@link #call} return now, whatever the method still does; also every later call. */
  void abandon() {
    abandoned = true;
    CompletableFuture<Object> result = running;
    if (result != null) {
      result.cancel(false);
    }
  }

  /** Ends the thread once it has nothing left to do. */
  void end() {
    work.add(() -> ended = true);
  }
}
