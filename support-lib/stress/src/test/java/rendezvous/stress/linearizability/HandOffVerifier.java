package rendezvous.stress.linearizability;

import java.util.List;
import org.jetbrains.kotlinx.lincheck.Actor;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionResult;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionScenario;
import org.jetbrains.kotlinx.lincheck.execution.ResultWithClock;
import org.jetbrains.kotlinx.lincheck.util.LincheckResult;
import org.jetbrains.kotlinx.lincheck.util.ValueResult;
import org.jetbrains.lincheck.datastructures.verifier.CachedVerifier;

/**
 * Says whether the results of {@link ChannelOperations} can be those of an unbuffered channel.
 *
 * <p>No order of a send and its receive, one after the other, explains a rendezvous: they happen at
 * one moment. So this searches for an order in which a step is either one operation that met nobody
 * or a send together with a receive of the same element. That is set-linearizability: Neiger,
 * <i>Set-linearizability</i>, PODC 1994.
 */
public class HandOffVerifier extends CachedVerifier {

  /** As Lincheck calls it; an unbuffered channel needs no sequential specification. */
  public HandOffVerifier(Class<?> sequentialSpecification) {}

  @Override
  public boolean verifyResultsImpl(ExecutionScenario scenario, ExecutionResult results) {
    return new Search(scenario.getThreads(), results.getThreadsResultsWithClock()).explains();
  }

  private static final class Search {
    private final List<List<Actor>> operations;
    private final List<List<ResultWithClock>> results;
    private final int[] past; // for each thread, how many of its operations have happened
    private boolean closed;

    Search(List<List<Actor>> operations, List<List<ResultWithClock>> results) {
      this.operations = operations;
      this.results = results;
      this.past = new int[operations.size()];
    }

    boolean explains() {
      boolean allPast = true;
      for (int thread = 0; thread < past.length; thread++) {
        if (!isNext(thread)) {
          allPast &= past[thread] == operations.get(thread).size();
          continue;
        }
        allPast = false;
        if (alone(thread) || withReceiver(thread)) {
          return true;
        }
      }
      return allPast;
    }

    /** Whether nothing that ended before the thread's next operation began is still to come. */
    private boolean isNext(int thread) {
      if (past[thread] == operations.get(thread).size()) {
        return false;
      }
      var clock = results.get(thread).get(past[thread]).getClockOnStart();
      for (int other = 0; other < past.length; other++) {
        if (past[other] < clock.get(other)) {
          return false;
        }
      }
      return true;
    }

    private boolean alone(int thread) {
      Object result = result(thread);
      boolean closes =
          result.equals(ChannelOperations.DONE) && operation(thread).getArguments().isEmpty();
      boolean possible =
          result.equals(ChannelOperations.CLOSED)
              ? closed
              : !closed && (closes || result.equals(ChannelOperations.NOTHING));
      if (!possible) {
        return false;
      }
      boolean before = closed;
      closed |= closes;
      past[thread]++;
      if (explains()) {
        return true;
      }
      past[thread]--;
      closed = before;
      return false;
    }

    private boolean withReceiver(int sender) {
      if (closed
          || operation(sender).getArguments().isEmpty()
          || !result(sender).equals(ChannelOperations.DONE)) {
        return false;
      }
      String element = operation(sender).getArguments().getFirst().toString();
      for (int receiver = 0; receiver < past.length; receiver++) {
        if (isNext(receiver) && result(receiver).equals(element)) {
          past[sender]++;
          past[receiver]++;
          if (explains()) {
            return true;
          }
          past[sender]--;
          past[receiver]--;
        }
      }
      return false;
    }

    private Actor operation(int thread) {
      return operations.get(thread).get(past[thread]);
    }

    private Object result(int thread) {
      LincheckResult result = results.get(thread).get(past[thread]).getResult();
      return result instanceof ValueResult value ? value.getValue() : result;
    }
  }
}
