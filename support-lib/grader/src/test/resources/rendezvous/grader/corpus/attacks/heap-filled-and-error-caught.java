// attack: memory is taken, and the error caught, for ever
// family: memory
// exercise: 01-lost-update
// stopped by: limit
// verdict: out of memory, crashed, timeout

class House {
    private int inside;
    private int turnedAway;

    private void attack() {
        List<long[]> all = new ArrayList<>();
        while (true) {
            try {
                all.add(new long[1 << 18]);
            } catch (OutOfMemoryError e) {
                turnedAway--;
            }
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
