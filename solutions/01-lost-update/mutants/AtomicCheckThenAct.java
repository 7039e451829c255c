// mistake: each step is atomic, but not the look and the step together
// caught by: HouseHiddenTest.neverMoreThanThereIsRoom
// verdict: race
// hint: 3
class House {
  private final int room;
  private final AtomicInteger inside = new AtomicInteger();
  private final AtomicInteger turnedAway = new AtomicInteger();

  House(int room) {
    this.room = room;
  }

  boolean enter() {
    if (inside.get() < room) {
      inside.incrementAndGet();
      return true;
    }
    turnedAway.incrementAndGet();
    return false;
  }

  void leave() {
    inside.decrementAndGet();
  }

  int inside() {
    return inside.get();
  }

  int turnedAway() {
    return turnedAway.get();
  }
}
