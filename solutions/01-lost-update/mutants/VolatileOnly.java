// mistake: volatile makes writes visible, but inside++ is still three steps
// caught by: HouseTest.bothAreCounted
// verdict: race
// hint: 1
class House {
  private final int room;
  private volatile int inside;
  private volatile int turnedAway;

  House(int room) {
    this.room = room;
  }

  boolean enter() {
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

  int inside() {
    return inside;
  }

  int turnedAway() {
    return turnedAway;
  }
}
