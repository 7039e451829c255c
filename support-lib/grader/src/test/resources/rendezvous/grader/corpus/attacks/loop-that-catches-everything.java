// attack: a loop catches every error and begins again
// family: hang
// exercise: 01-lost-update
// stopped by: limit
// verdict: timeout

class House {
    private int inside;
    private int turnedAway;

    private void attack() {
        while (true) {
            try {
                throw new Error("again");
            } catch (Throwable e) {
                turnedAway--;
            }
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
