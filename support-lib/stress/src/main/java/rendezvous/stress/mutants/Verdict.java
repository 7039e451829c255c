package rendezvous.stress.mutants;

import java.time.Duration;

/**
 * What became of a mutant.
 *
 * @param caught whether a proof noticed it
 * @param by the test that did, or what happened instead
 * @param took from its compilation to the verdict
 */
record Verdict(Mutant mutant, boolean caught, String by, Duration took) {}
