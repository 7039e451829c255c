package rendezvous.stress.races;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.openjdk.jcstress.annotations.Actor;

/** Runs a litmus test again and again while {@link Watch} looks. */
public final class Rerun {
  private static final int WARM_UP = 20;
  private static final Object[] NONE = {};
  private static final Duration LIMIT =
      Duration.ofSeconds(Integer.getInteger("rendezvous.patience", 20));

  private final Class<?> litmus;
  private final List<Method> actors;

  /**
   * Prepares to run.
   *
   * @param litmus a litmus test that a {@link WovenLoader} has loaded
   */
  public Rerun(Class<?> litmus) {
    this.litmus = litmus;
    this.actors =
        Stream.of(litmus.getMethods())
            .filter(method -> method.isAnnotationPresent(Actor.class))
            .toList();
  }

  /** Runs so many rounds; gives the races that were seen. */
  public Set<Race> races(int rounds) throws Exception {
    for (int i = 0; i < WARM_UP; i++) { // classes are initialized, which is not watched
      round(false);
    }
    Set<Race> races = new LinkedHashSet<>();
    for (int i = 0; i < rounds; i++) {
      races.addAll(round(true));
    }
    return races;
  }

  private Set<Race> round(boolean watched) throws Exception {
    Object state = litmus.getConstructor().newInstance();
    AtomicReference<Throwable> failure = new AtomicReference<>();
    CyclicBarrier start = new CyclicBarrier(actors.size());
    Object result = newResult();
    List<Thread> threads = new ArrayList<>();
    for (Method actor : actors) {
      threads.add(
          Thread.ofPlatform()
              .daemon()
              .unstarted(() -> {
                try {
                  start.await();
                  actor.invoke(state, actor.getParameterCount() == 0 ? NONE : array(result));
                } catch (InvocationTargetException e) {
                  failure.set(e.getCause());
                } catch (Exception e) {
                  failure.set(e);
                }
              }));
    }
    if (watched) {
      Watch.start(threads);
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      if (!thread.join(LIMIT)) {
        throw hang(threads);
      }
    }
    if (failure.get() != null) {
      throw new AssertionError(litmus.getName(), failure.get());
    }
    return watched ? Watch.stop() : Set.of();
  }

  private AssertionError hang(List<Thread> threads) {
    AssertionError hang = new AssertionError(litmus.getName() + " hangs");
    for (Thread thread : threads) {
      Exception where = new Exception(thread.getName() + " is " + thread.getState());
      where.setStackTrace(thread.getStackTrace());
      hang.addSuppressed(where);
    }
    return hang;
  }

  private static Object[] array(Object result) {
    return new Object[] {result};
  }

  private Object newResult() throws ReflectiveOperationException {
    for (Method actor : actors) {
      if (actor.getParameterCount() > 0) {
        return actor.getParameterTypes()[0].getConstructor().newInstance();
      }
    }
    return null;
  }
}
