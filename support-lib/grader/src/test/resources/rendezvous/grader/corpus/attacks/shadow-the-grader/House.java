// attack: a class of the judge is replaced
// family: shadowing
// exercise: 01-lost-update
// stopped by: compile
// verdict: does not compile

class House {
    private int inside;

    House(int room) {}

    boolean enter() { return ++inside > 0; }

    void leave() { inside--; }

    int inside() { return inside; }

    int turnedAway() { return 0; }
}
