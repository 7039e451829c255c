package rendezvous.stress.races;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import rendezvous.stress.litmus.CloseHappensBeforeClosed;
import rendezvous.stress.litmus.CloseRaces;
import rendezvous.stress.litmus.DoneHappensBeforeAwait;
import rendezvous.stress.litmus.GivingUpRaces;
import rendezvous.stress.litmus.LoadHappensBeforeAnswer;
import rendezvous.stress.litmus.ReceiveHappensBeforeLaterSend;
import rendezvous.stress.litmus.SelectsMeet;
import rendezvous.stress.litmus.SendHappensBeforeReceive;
import rendezvous.stress.litmus.TryOperationsRace;

/** No litmus test has a data race, neither in its own data nor inside the primitives. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class RaceFreedomTest {
  private static final int ROUNDS = Boolean.getBoolean("rendezvous.thorough") ? 20_000 : 300;

  /** Fields that are plain on purpose, and the reason: see the comments in the source. */
  private static final Map<String, String> HARMLESS =
      Map.of(
          "Place.queued", "false is final once the place's owner has set it to true",
          "Patience", "advice that nothing depends on",
          "Preemption.calls", "an estimate");

  private static final WovenLoader LOADER =
      new WovenLoader(
          List.of(
              "rendezvous.channel.",
              "rendezvous.context.",
              "rendezvous.result.",
              "rendezvous.sync.",
              "rendezvous.stress.litmus."));

  static Stream<Class<?>> litmusTests() {
    return Stream.of(
            SendHappensBeforeReceive.class,
            ReceiveHappensBeforeLaterSend.class,
            CloseHappensBeforeClosed.class,
            DoneHappensBeforeAwait.class,
            TryOperationsRace.class,
            CloseRaces.class,
            GivingUpRaces.class,
            SelectsMeet.class,
            LoadHappensBeforeAnswer.class)
        .flatMap(guarantee -> Stream.of(guarantee.getClasses()));
  }

  @ParameterizedTest
  @MethodSource("litmusTests")
  void everyAccessIsOrdered(Class<?> litmus) throws Exception {
    assertEquals(Set.of(), races(LOADER.loadClass(litmus.getName())));
  }

  @ParameterizedTest
  @ValueSource(classes = {RacySamples.VolatileFlag.class, RacySamples.Monitor.class})
  void whatIsOrderedIsNoRace(Class<?> sample) throws Exception {
    assertEquals(Set.of(), races(woven(sample)));
  }

  @ParameterizedTest
  @ValueSource(classes = {RacySamples.PlainFlag.class, RacySamples.NoMonitor.class})
  void whatIsNotOrderedIsFound(Class<?> sample) throws Exception {
    assertFalse(races(woven(sample)).isEmpty());
  }

  private static Class<?> woven(Class<?> sample) throws ClassNotFoundException {
    return new WovenLoader(List.of(RacySamples.class.getName())).loadClass(sample.getName());
  }

  private static Set<Race> races(Class<?> litmus) throws Exception {
    return new Rerun(litmus)
        .races(ROUNDS).stream()
            .filter(race -> !isHarmless(race.place()))
            .collect(Collectors.toSet());
  }

  private static boolean isHarmless(String place) {
    String type = place.substring(0, Math.max(0, place.indexOf('.')));
    return HARMLESS.containsKey(place) || HARMLESS.containsKey(type);
  }
}
