package rendezvous.stress.mutants;

/** A mutant no longer fits the source that it is made from: the list must follow the code. */
final class StaleMutantException extends RuntimeException {
  private static final long serialVersionUID = 1;

  StaleMutantException(Mutant mutant, String why) {
    super("mutant '" + mutant.name() + "': " + why);
  }
}
