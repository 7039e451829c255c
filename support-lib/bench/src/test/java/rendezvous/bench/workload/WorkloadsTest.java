package rendezvous.bench.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WorkloadsTest {

  private static List<String> names(String... wanted) {
    return Workloads.matching(List.of(wanted)).stream().map(Workload::name).toList();
  }

  @Test
  void namesAreUniqueAndInKebabCase() {
    Set<String> names = Workloads.all().stream().map(Workload::name).collect(Collectors.toSet());

    assertEquals(Workloads.all().size(), names.size());
    names.forEach(name -> assertTrue(name.matches("[a-z0-9]+(-[a-z0-9]+)*"), name));
  }

  @Test
  void withoutNamesAllAreMeant() {
    assertEquals(Workloads.all(), Workloads.matching(List.of()));
  }

  @Test
  void theBeginningOfANameUpToAHyphenStandsForAllThatBeginSo() {
    assertEquals(
        List.of("select-2-unbuffered", "select-2-16", "select-8-unbuffered", "select-8-16"),
        names("select"));
    assertEquals(List.of("1-to-1-16"), names("1-to-1-16")); // and not spsc-ring-16
    assertThrows(UnknownWorkloadException.class, () -> names("sel"));
  }

  @Test
  void whatIsNamedTwiceIsMeasuredOnceAndInTheOrderOfTheCatalogue() {
    assertEquals(List.of("ping-pong", "ring-1000"), names("ring", "ping-pong", "ring-1000"));
  }

  @Test
  void anUnknownNameIsNamed() {
    var thrown = assertThrows(UnknownWorkloadException.class, () -> names("ring", "rong"));
    assertTrue(thrown.getMessage().contains("'rong'"), thrown.getMessage());
  }

  @Test
  void whoeverIsMeasuredBesideOthersIsMeasuredBesideUs() {
    for (Workload workload : Workloads.all()) {
      boolean yardstick =
          workload.contestants().stream()
              .allMatch(contestant -> contestant.kind() == Contestant.Kind.YARDSTICK);
      assertTrue(
          yardstick || workload.contestants().contains(Contestant.RENDEZVOUS), workload.name());
    }
  }
}
