// attack: a method calls itself without end
// family: memory
// exercise: 01-lost-update
// stopped by: limit
// verdict: fail, crashed

class House {
    private int inside;
    private int turnedAway;

    House(int room) {}

    boolean enter() {
        enter();
        inside++;
        return true;
    }

    void leave() { inside--; }

    int inside() { return inside; }

    int turnedAway() { return turnedAway; }
}
