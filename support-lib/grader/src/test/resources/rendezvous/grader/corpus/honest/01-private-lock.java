// honest: a private lock object
// exercise: 01-lost-update

class House {
    private final Object door = new Object();
    private final int room;
    private int inside;
    private int turnedAway;

    House(int room) { this.room = room; }

    boolean enter() {
        synchronized (door) {
            boolean free = inside < room;
            if (free) {
                inside++;
            } else {
                turnedAway++;
            }
            return free;
        }
    }

    void leave() {
        synchronized (door) {
            inside--;
        }
    }

    int inside() {
        synchronized (door) {
            return inside;
        }
    }

    int turnedAway() {
        synchronized (door) {
            return turnedAway;
        }
    }
}
