package rendezvous.stress.mutants;

import java.util.List;
import java.util.stream.Stream;

/** Every mutant there is. */
final class MutantList {
  private MutantList() {}

  static List<Mutant> all() {
    return Stream.of(
            WaiterMutants.ALL,
            RendezvousMutants.ALL,
            BufferedMutants.ALL,
            SelectMutants.ALL,
            WaitGroupMutants.ALL)
        .flatMap(List::stream)
        .toList();
  }
}
