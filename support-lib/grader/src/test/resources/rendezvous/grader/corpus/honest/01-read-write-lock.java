// honest: ReadWriteLock, and a method that takes a supplier
// exercise: 01-lost-update

class House {
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final int room;
    private int inside;
    private int turnedAway;

    House(int room) { this.room = room; }

    private <T> T locked(Lock which, Supplier<T> what) {
        which.lock();
        try {
            return what.get();
        } finally {
            which.unlock();
        }
    }

    boolean enter() {
        return locked(lock.writeLock(), () -> {
            if (inside < room) {
                inside++;
                return true;
            }
            turnedAway++;
            return false;
        });
    }

    void leave() { locked(lock.writeLock(), () -> inside--); }

    int inside() { return locked(lock.readLock(), () -> inside); }

    int turnedAway() { return locked(lock.readLock(), () -> turnedAway); }
}
