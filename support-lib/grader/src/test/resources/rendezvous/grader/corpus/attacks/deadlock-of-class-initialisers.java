// attack: two classes wait for each other while they are being loaded
// family: hang
// exercise: 01-lost-update
// stopped by: limit
// verdict: deadlock, timeout, leak, fail, crashed

class House {
    private int inside;
    private int turnedAway;

    private void attack() {
        Thread other = Thread.startVirtualThread(() -> Left.touch());
        Right.touch();
        try {
            other.join();
        } catch (InterruptedException e) {
            turnedAway++;
        }
    }

    House(int room) {}

    boolean enter() {
        attack();
        inside++;
        return true;
    }

    void leave() { inside--; }

    int inside() { return inside; }

    int turnedAway() { return turnedAway; }
}

class Left {
    static final CountDownLatch IN = new CountDownLatch(1);

    static {
        Meeting.at(1);
        Right.touch();
    }

    static void touch() {}
}

class Right {
    static {
        Meeting.at(2);
        Left.touch();
    }

    static void touch() {}
}

class Meeting {
    private static final CyclicBarrier BOTH = new CyclicBarrier(2);

    static void at(int who) {
        try {
            BOTH.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException("alone " + who);
        }
    }
}
