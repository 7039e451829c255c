// attack: a method goes on and on
// family: hang
// exercise: 01-lost-update
// stopped by: limit
// verdict: timeout

class House {
    private int inside;
    private int turnedAway;

    private void attack() {
        while (true) {
            Thread.onSpinWait();
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
