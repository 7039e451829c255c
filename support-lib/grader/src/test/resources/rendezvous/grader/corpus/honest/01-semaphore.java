// honest: a semaphore that holds the free places
// exercise: 01-lost-update

class House {
    private final int room;
    private final Semaphore free;
    private final AtomicInteger turnedAway = new AtomicInteger();

    House(int room) {
        this.room = room;
        this.free = new Semaphore(room);
    }

    boolean enter() {
        boolean in = free.tryAcquire();
        if (!in) {
            turnedAway.incrementAndGet();
        }
        return in;
    }

    void leave() { free.release(); }

    int inside() { return room - free.availablePermits(); }

    int turnedAway() { return turnedAway.get(); }
}
