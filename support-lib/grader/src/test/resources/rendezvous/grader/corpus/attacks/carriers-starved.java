// attack: virtual threads that never give way take all carriers
// family: hang
// exercise: 01-lost-update
// stopped by: limit
// verdict: timeout, leak, deadlock

class House {
    private int inside;
    private int turnedAway;

    private void attack() {
        for (int i = 0; i < 64; i++) {
            Thread.startVirtualThread(() -> {
                while (true) {
                    Thread.onSpinWait();
                }
            });
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
