// attack: gigabytes go to the error output
// family: output
// exercise: 01-lost-update
// stopped by: limit
// verdict: timeout, crashed, fail, race, leak, out of memory

class House {
    private int inside;
    private int turnedAway;

    private void attack() {
        String line = "y".repeat(1 << 16);
        while (true) {
            System.err.println(line);
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
