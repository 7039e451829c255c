package rendezvous.stress.mutants;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Makes each mutant in turn and runs the proofs against it until one fails. Ends with exit code 1
 * if a mutant survives.
 */
final class Mutants {
  private static final Duration SHORTEST_LIMIT = Duration.ofSeconds(120);
  private static final Duration LITMUS_LIMIT = Duration.ofMinutes(10); // jcstress sees hangs itself
  private static final Duration LIMIT_WITHOUT_MUTANT = LITMUS_LIMIT;

  private final Path sources;
  private final MutatedClasses classes;
  private final ProofProcess process;

  private Duration limit = SHORTEST_LIMIT;

  private Mutants(Path supportLib, Path work) throws IOException {
    Path classesFolder = work.resolve("classes");
    this.sources = supportLib.resolve("primitives/src/main/java");
    this.classes = new MutatedClasses(sources, classesFolder);
    List<Path> classPath = new ArrayList<>();
    classPath.add(classesFolder);
    classPath.add(supportLib.resolve("primitives/target/test-classes"));
    classPath.add(supportLib.resolve("stress/target/classes"));
    classPath.add(supportLib.resolve("stress/target/test-classes"));
    try (Stream<Path> jars = Files.list(supportLib.resolve("stress/target/lib"))) {
      jars.filter(jar -> !jar.getFileName().toString().startsWith("rendezvous-primitives"))
          .forEach(classPath::add);
    }
    this.process = new ProofProcess(classPath, work.resolve("proof.log"));
  }

  /**
   * Runs.
   *
   * @param args {@code SUPPORT-LIB FOLDER-FOR-WORK}, then {@code all}, or {@code every N} for each
   *     N-th mutant of the list, or the names of some
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    Path work = Path.of(args[1]).toAbsolutePath();
    Files.createDirectories(work);
    Mutants mutants = new Mutants(Path.of(args[0]).toAbsolutePath(), work);
    List<String> choice = List.of(args).subList(2, args.length);
    mutants.requireThatAllFit();
    if (choice.getFirst().equals("all")) {
      mutants.requireThatProofsPass();
    }
    System.exit(mutants.run(chosen(choice)) ? 0 : 1);
  }

  /** Those too that are not made this time. */
  private void requireThatAllFit() throws IOException {
    List<String> stale = new ArrayList<>();
    for (Mutant mutant : MutantList.all()) {
      try {
        mutant.mutated(sources);
      } catch (StaleMutantException e) {
        stale.add(e.getMessage());
      }
    }
    if (!stale.isEmpty()) {
      throw new IllegalStateException(String.join("\n", stale));
    }
  }

  /** A proof that fails without a mutant says nothing about mutants. */
  private void requireThatProofsPass() throws IOException, InterruptedException {
    classes.compileOriginal();
    for (Proof proof : Proof.all()) {
      long started = System.nanoTime();
      Optional<String> failure = process.failure(proof, LIMIT_WITHOUT_MUTANT);
      if (failure.isPresent()) {
        throw new IllegalStateException("fails without a mutant: " + failure.get());
      }
      Duration took = Duration.ofNanos(System.nanoTime() - started);
      if (!proof.litmus() && took.multipliedBy(4).compareTo(limit) > 0) {
        limit = took.multipliedBy(4); // a slow machine: what is slow must not pass for what hangs
      }
    }
  }

  private static List<Mutant> chosen(List<String> choice) {
    List<Mutant> all = MutantList.all();
    return switch (choice.getFirst()) {
      case "all" -> all;
      case "every" -> {
        int step = Integer.parseInt(choice.get(1));
        yield IntStream.range(0, all.size()).filter(i -> i % step == 0).mapToObj(all::get).toList();
      }
      default -> all.stream().filter(mutant -> choice.contains(mutant.name())).toList();
    };
  }

  /** Whether all were caught. */
  private boolean run(List<Mutant> mutants) throws IOException, InterruptedException {
    int caught = 0;
    for (Mutant mutant : mutants) {
      Verdict verdict = judge(mutant);
      caught += verdict.caught() ? 1 : 0;
      System.out.printf(
          "%-8s  %-50s  %s  (%.1f s)%n",
          verdict.caught() ? "caught" : "SURVIVED",
          mutant.name(),
          verdict.by(),
          verdict.took().toMillis() / 1000.0);
    }
    System.out.println();
    System.out.println(
        "%d of %d mutants, %d caught, %d survived"
            .formatted(mutants.size(), MutantList.all().size(), caught, mutants.size() - caught));
    return caught == mutants.size();
  }

  private Verdict judge(Mutant mutant) throws InterruptedException {
    long started = System.nanoTime();
    boolean caught = false;
    String by;
    try {
      classes.compile(mutant);
      Optional<String> failure = failure(mutant);
      caught = failure.isPresent();
      by = failure.orElse("no proof noticed");
    } catch (IOException | RuntimeException e) {
      by = "not tried: " + e.getMessage();
    }
    return new Verdict(mutant, caught, by, Duration.ofNanos(System.nanoTime() - started));
  }

  /** By the proof that the mutant names or, should that one pass, by any. */
  private Optional<String> failure(Mutant mutant) throws IOException, InterruptedException {
    Optional<String> failure = process.failure(Proof.named(mutant.caughtBy()), limit);
    if (failure.isPresent()) {
      return failure;
    }
    for (Proof proof : Proof.all()) {
      failure = process.failure(proof, proof.litmus() ? LITMUS_LIMIT : limit);
      if (failure.isPresent()) {
        return failure.map(by -> by + " [but not by " + mutant.caughtBy() + "]");
      }
    }
    return Optional.empty();
  }
}
