// attack: a file is written
// family: disk
// exercise: 01-lost-update
// stopped by: scan
// verdict: not allowed

class House {
    private int inside;
    private int turnedAway;

    private void attack() {
        try {
            Files.writeString(Path.of("@CANARY@/written"), "was here");
        } catch (IOException e) {
            turnedAway++;
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
