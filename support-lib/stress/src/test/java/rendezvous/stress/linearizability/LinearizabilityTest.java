package rendezvous.stress.linearizability;

import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Lincheck makes up scenarios of a few operations in two or three threads, runs each many times and
 * looks for results that no order of the operations explains.
 */
@Timeout(value = 20, unit = TimeUnit.MINUTES)
class LinearizabilityTest {
  private static final boolean THOROUGH = Boolean.getBoolean("rendezvous.thorough");

  static Stream<Arguments> specifications() {
    return Stream.of(
        Arguments.of(ChannelOperations.BufferedOne.class, SequentialChannel.One.class),
        Arguments.of(ChannelOperations.BufferedTwo.class, SequentialChannel.Two.class),
        Arguments.of(ChannelOperations.Unlimited.class, SequentialChannel.Unlimited.class),
        Arguments.of(WaitGroupOperations.Counting.class, SequentialWaitGroup.class),
        Arguments.of(WaitGroupOperations.Awaiting.class, SequentialWaitGroup.OfThree.class));
  }

  @ParameterizedTest
  @MethodSource("specifications")
  void everyResultIsThatOfSomeOrder(Class<?> operations, Class<?> specification) {
    scenarios(2).sequentialSpecification(specification).check(operations);
    scenarios(3).sequentialSpecification(specification).check(operations);
  }

  @Test
  void sendsAndReceivesOfAnUnbufferedChannelHappenTogether() {
    scenarios(2).verifier(HandOffVerifier.class).check(ChannelOperations.Unbuffered.class);
    scenarios(3).verifier(HandOffVerifier.class).check(ChannelOperations.Unbuffered.class);
  }

  private static StressOptions scenarios(int threads) {
    return new StressOptions()
        .threads(threads)
        .actorsPerThread(3)
        .actorsBefore(1)
        .actorsAfter(2)
        .iterations(THOROUGH ? 100 : 10)
        .invocationsPerIteration(THOROUGH ? 500 : 100);
  }
}
