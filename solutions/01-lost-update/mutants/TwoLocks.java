// mistake: coming and leaving take two different locks for one variable
// caught by: HouseTest.leavingIsCounted
// verdict: race
// hint: 2
class House {
  private final int room;
  private final Object in = new Object();
  private final Object out = new Object();
  private int inside;
  private int turnedAway;

  House(int room) {
    this.room = room;
  }

  boolean enter() {
    synchronized (in) {
      if (inside < room) {
        inside++;
        return true;
      }
      turnedAway++;
      return false;
    }
  }

  void leave() {
    synchronized (out) {
      inside--;
    }
  }

  int inside() {
    synchronized (in) {
      return inside;
    }
  }

  int turnedAway() {
    synchronized (in) {
      return turnedAway;
    }
  }
}
