// attack: the class cannot be loaded
// family: static initialisers
// exercise: 01-lost-update
// stopped by: protocol
// verdict: fail

class House {
    private int inside;
    private int turnedAway;

    static final int N = Integer.parseInt("not a number");

    House(int room) {}

    boolean enter() {
        inside++;
        return true;
    }

    void leave() { inside--; }

    int inside() { return inside; }

    int turnedAway() { return turnedAway; }
}
