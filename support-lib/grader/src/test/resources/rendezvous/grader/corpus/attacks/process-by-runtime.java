// attack: a program is started by Runtime.exec
// family: threads
// exercise: 01-lost-update
// stopped by: scan
// verdict: not allowed

class House {
    private int inside;
    private int turnedAway;

    private void attack() {
        try {
            Runtime.getRuntime().exec(new String[] {"touch", "@CANARY@/exec"}).waitFor();
        } catch (IOException | InterruptedException e) {
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
