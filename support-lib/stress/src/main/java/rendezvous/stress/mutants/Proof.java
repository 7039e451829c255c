package rendezvous.stress.mutants;

import java.util.List;

/**
 * A group of tests that may catch a mutant.
 *
 * @param name what the table calls it
 * @param tests packages or classes
 * @param litmus whether they are jcstress's and not JUnit's
 */
record Proof(String name, List<String> tests, boolean litmus) {
  private static final String LITMUS = "rendezvous.stress.litmus";

  /** All proofs, the fastest first. */
  static List<Proof> all() {
    return List.of(
        of("unit tests", "rendezvous.channel", "rendezvous.sync"),
        of("schedules", "rendezvous.schedules"),
        of("races", "rendezvous.stress.races"),
        of("stress", "rendezvous.stress.crowds"),
        of("linearizability", "rendezvous.stress.linearizability"),
        of("litmus", LITMUS));
  }

  /**
   * The proof that a mutant names.
   *
   * @param test a test class, without the "rendezvous." before all of them
   */
  static Proof named(String test) {
    return of(test, "rendezvous." + test);
  }

  private static Proof of(String name, String... tests) {
    return new Proof(name, List.of(tests), tests[0].startsWith(LITMUS));
  }
}
