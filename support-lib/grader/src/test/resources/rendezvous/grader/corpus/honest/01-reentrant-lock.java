// honest: ReentrantLock and finally
// exercise: 01-lost-update

class House {
    private final Lock lock = new ReentrantLock();
    private final int room;
    private int inside;
    private int turnedAway;

    House(int room) { this.room = room; }

    boolean enter() {
        lock.lock();
        try {
            if (inside >= room) {
                turnedAway += 1;
                return false;
            }
            inside += 1;
            return true;
        } finally {
            lock.unlock();
        }
    }

    void leave() {
        lock.lock();
        try {
            inside -= 1;
        } finally {
            lock.unlock();
        }
    }

    int inside() {
        lock.lock();
        try {
            return inside;
        } finally {
            lock.unlock();
        }
    }

    int turnedAway() {
        lock.lock();
        try {
            return turnedAway;
        } finally {
            lock.unlock();
        }
    }
}
