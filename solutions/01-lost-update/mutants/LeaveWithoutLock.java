// mistake: who leaves does not take the lock
// caught by: HouseTest.leavingIsCounted
// verdict: race
// hint: 2
class House {
  private final int room;
  private int inside;
  private int turnedAway;

  House(int room) {
    this.room = room;
  }

  synchronized boolean enter() {
    if (inside < room) {
      inside++;
      return true;
    }
    turnedAway++;
    return false;
  }

  void leave() {
    inside--;
  }

  synchronized int inside() {
    return inside;
  }

  synchronized int turnedAway() {
    return turnedAway;
  }
}
