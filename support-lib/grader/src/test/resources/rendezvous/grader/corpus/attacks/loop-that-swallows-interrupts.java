// attack: a method sleeps for ever and swallows every interrupt
// family: hang
// exercise: 01-lost-update
// stopped by: limit
// verdict: timeout, deadlock, leak

class House {
    private int inside;
    private int turnedAway;

    private void attack() {
        while (true) {
            try {
                Thread.sleep(1_000);
            } catch (InterruptedException e) {
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
