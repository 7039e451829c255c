package rendezvous.grader.scan;

/** Which members of a class may be used. */
sealed interface Rule {
  /** These and no others. */
  record Only(Members members) implements Rule {}

  /** All but these, and the classes in it. */
  record Without(Members members) implements Rule {}

  /** Everything. */
  Rule ALL = new Without(Members.NONE);

  /** Whether a member may be used; see {@link Members#contain}. */
  default boolean allows(String name, String parameters) {
    return switch (this) {
      case Only(Members members) -> members.contain(name, parameters);
      case Without(Members members) -> !members.contain(name, parameters);
    };
  }
}
