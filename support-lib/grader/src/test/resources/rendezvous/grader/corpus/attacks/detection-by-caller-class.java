// attack: the class that calls is asked for by a method handle
// family: detection
// exercise: 01-lost-update
// stopped by: scan
// verdict: not allowed

class House {
    private int inside;
    private int turnedAway;

    House(int room) {}

    boolean enter() {
        turnedAway = MethodHandles.lookup().lookupClass().getNestHost().getDeclaredMethods().length;
        inside++;
        return true;
    }

    void leave() { inside--; }

    int inside() { return inside; }

    int turnedAway() { return turnedAway; }
}
