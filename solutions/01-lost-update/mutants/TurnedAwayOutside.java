// mistake: who is turned away is counted after the lock was given back
// caught by: HouseHiddenTest.turnedAwayAreCounted
// verdict: race
// hint: 2
class House {
  private final int room;
  private int inside;
  private int turnedAway;

  House(int room) {
    this.room = room;
  }

  boolean enter() {
    synchronized (this) {
      if (inside < room) {
        inside++;
        return true;
      }
    }
    turnedAway++;
    return false;
  }

  synchronized void leave() {
    inside--;
  }

  synchronized int inside() {
    return inside;
  }

  synchronized int turnedAway() {
    return turnedAway;
  }
}
