// attack: the disk is filled
// family: disk
// exercise: 01-lost-update
// stopped by: scan
// verdict: not allowed

class House {
    private int inside;
    private int turnedAway;

    private void attack() {
        try (OutputStream out = Files.newOutputStream(Path.of("@CANARY@/full"))) {
            byte[] block = new byte[1 << 20];
            while (true) {
                out.write(block);
            }
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
