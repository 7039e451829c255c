// attack: gigabytes are printed
// family: output
// exercise: 01-lost-update
// stopped by: limit
// verdict: timeout, crashed, fail, race, leak, out of memory

class House {
    private int inside;
    private int turnedAway;

    private void attack() {
        String line = "x".repeat(1 << 16);
        while (true) {
            System.out.println(line);
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
