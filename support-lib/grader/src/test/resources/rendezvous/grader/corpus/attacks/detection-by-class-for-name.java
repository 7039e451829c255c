// attack: the presence of the judge is asked for
// family: detection
// exercise: 01-lost-update
// stopped by: scan
// verdict: not allowed

class House {
    private int inside;
    private int turnedAway;

    private void attack() {
        try {
            turnedAway = Class.forName("org.junit.jupiter.api.Test").getModifiers();
        } catch (ClassNotFoundException e) {
            turnedAway = 0;
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
