package rendezvous.bench.workload;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The catalogue of all workloads. */
public final class Workloads {

  private static final List<Workload> ALL = List.copyOf(catalogue());

  private Workloads() {}

  private static List<Workload> catalogue() {
    List<Workload> all = new ArrayList<>();
    all.add(ParkUnpark.workload());
    all.add(Streams.shared(1, Pipes.UNBUFFERED));
    for (int capacity : new int[] {16, 128, 1024}) {
      all.add(SpscRing.workload(capacity));
      all.add(Streams.shared(1, capacity));
    }
    all.add(Streams.shared(1, Pipes.UNLIMITED));
    for (int pairs : new int[] {4, 100}) {
      all.add(Streams.shared(pairs, Pipes.UNBUFFERED));
      all.add(Streams.shared(pairs, 128));
    }
    all.add(Streams.parallel(1000, Pipes.UNBUFFERED));
    all.add(Streams.parallel(1000, 16));
    all.add(FanIn.workload(Pipes.UNBUFFERED));
    all.add(FanIn.workload(1000));
    all.add(PingPong.workload());
    all.add(Ring.workload());
    for (int channels : new int[] {2, 8}) {
      all.add(Selects.workload(channels, Pipes.UNBUFFERED));
      all.add(Selects.workload(channels, 16));
    }
    all.add(Timeouts.workload(Pipes.UNBUFFERED));
    all.add(Timeouts.workload(16));
    for (int tasks : new int[] {10_000, 100_000, 1_000_000}) {
      all.add(Spawns.workload(tasks));
    }
    for (int size : new int[] {1, 1000, 100_000}) {
      all.addAll(Children.workloads(size));
    }
    all.addAll(IdleBytes.workloads());
    all.addAll(Starvation.workloads());
    return all;
  }

  /** All of them. */
  public static List<Workload> all() {
    return ALL;
  }

  /** The workload of this name. */
  public static Workload named(String name) {
    return ALL.stream()
        .filter(workload -> workload.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new UnknownWorkloadException(name));
  }

  /**
   * What a command line asks for, in the order of the catalogue: all if it names none. A name is a
   * workload's, or the beginning of several workloads' up to a hyphen.
   *
   * @throws UnknownWorkloadException if a name is neither
   */
  public static List<Workload> matching(List<String> names) {
    if (names.isEmpty()) {
      return ALL;
    }
    Set<Workload> wanted = new LinkedHashSet<>();
    for (String name : names) {
      List<Workload> matches =
          ALL.stream().filter(workload -> (workload.name() + "-").startsWith(name + "-")).toList();
      if (matches.isEmpty()) {
        throw new UnknownWorkloadException(name);
      }
      wanted.addAll(matches);
    }
    return ALL.stream().filter(wanted::contains).toList();
  }
}
