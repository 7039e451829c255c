// attack: a pattern needs exponential time
// family: hang
// exercise: 01-lost-update
// stopped by: limit
// verdict: timeout

class House {
    private int inside;
    private int turnedAway;

    House(int room) {}

    boolean enter() {
        while (!"a".repeat(40).concat("!").matches("(.*a){30}")) {
            turnedAway = 0;
        }
        inside++;
        return true;
    }

    void leave() { inside--; }

    int inside() { return inside; }

    int turnedAway() { return turnedAway; }
}
