// attack: one array is larger than any memory
// family: memory
// exercise: 01-lost-update
// stopped by: limit
// verdict: out of memory, crashed

class House {
    private int inside;
    private int turnedAway;

    House(int room) {}

    boolean enter() {
        turnedAway = new long[Integer.MAX_VALUE][1].length;
        inside++;
        return true;
    }

    void leave() { inside--; }

    int inside() { return inside; }

    int turnedAway() { return turnedAway; }
}
