// attack: memory is taken until there is none
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
            all.add(new long[1 << 18]);
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
