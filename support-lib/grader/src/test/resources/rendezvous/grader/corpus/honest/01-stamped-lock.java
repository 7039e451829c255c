// honest: StampedLock
// exercise: 01-lost-update

class House {
    private final StampedLock lock = new StampedLock();
    private final int room;
    private int inside;
    private int turnedAway;

    House(int room) { this.room = room; }

    boolean enter() {
        long stamp = lock.writeLock();
        try {
            if (inside < room) {
                inside++;
                return true;
            }
            turnedAway++;
            return false;
        } finally {
            lock.unlockWrite(stamp);
        }
    }

    void leave() {
        long stamp = lock.writeLock();
        try {
            inside--;
        } finally {
            lock.unlockWrite(stamp);
        }
    }

    int inside() {
        long stamp = lock.readLock();
        try {
            return inside;
        } finally {
            lock.unlockRead(stamp);
        }
    }

    int turnedAway() {
        long stamp = lock.readLock();
        try {
            return turnedAway;
        } finally {
            lock.unlockRead(stamp);
        }
    }
}
