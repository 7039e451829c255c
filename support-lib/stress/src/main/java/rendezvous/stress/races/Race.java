package rendezvous.stress.races;

/**
 * Two accesses to one place in memory that nothing orders.
 *
 * @param place the field, or the array's type
 * @param first what the one thread did, and where
 * @param second what the other did
 */
public record Race(String place, String first, String second) {
  @Override
  public String toString() {
    return "race on " + place + ": " + first + " / " + second;
  }
}
