// attack: all threads of the process are found and interrupted
// family: threads
// exercise: 01-lost-update
// stopped by: scan
// verdict: not allowed

class House {
    private int inside;
    private int turnedAway;

    House(int room) {}

    boolean enter() {
        Thread.getAllStackTraces().keySet().forEach(Thread::interrupt);
        inside++;
        return true;
    }

    void leave() { inside--; }

    int inside() { return inside; }

    int turnedAway() { return turnedAway; }
}
