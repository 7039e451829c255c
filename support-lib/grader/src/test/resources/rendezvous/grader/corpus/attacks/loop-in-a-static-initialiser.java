// attack: the class never gets loaded
// family: hang
// exercise: 01-lost-update
// stopped by: limit
// verdict: timeout, crashed

class House {
    private int inside;
    private int turnedAway;

    static int n;

    static {
        while (n >= 0) {
            n = (n + 1) & 0xFF;
        }
    }

    House(int room) {}

    boolean enter() {
        inside++;
        return true;
    }

    void leave() { inside--; }

    int inside() { return inside; }

    int turnedAway() { return turnedAway; }
}
