// attack: a text has two billion characters
// family: memory
// exercise: 01-lost-update
// stopped by: limit
// verdict: out of memory, crashed

class House {
    private int inside;
    private int turnedAway;

    House(int room) {}

    boolean enter() {
        turnedAway = "x".repeat(Integer.MAX_VALUE - 8).length();
        inside++;
        return true;
    }

    void leave() { inside--; }

    int inside() { return inside; }

    int turnedAway() { return turnedAway; }
}
