// mistake: the early return keeps the lock
// caught by: HouseTest.bothAreCounted
// verdict: deadlock
// hint: 4
class House {
  private final int room;
  private final Lock lock = new ReentrantLock();
  private int inside;
  private int turnedAway;

  House(int room) {
    this.room = room;
  }

  boolean enter() {
    lock.lock();
    if (inside < room) {
      inside++;
      return true;
    }
    turnedAway++;
    lock.unlock();
    return false;
  }

  void leave() {
    lock.lock();
    try {
      inside--;
    } finally {
      lock.unlock();
    }
  }

  int inside() {
    return inside;
  }

  int turnedAway() {
    return turnedAway;
  }
}
