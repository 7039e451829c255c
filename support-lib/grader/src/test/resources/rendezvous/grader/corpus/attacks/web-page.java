// attack: a web page is asked for
// family: network
// exercise: 01-lost-update
// stopped by: scan
// verdict: not allowed

class House {
    private int inside;
    private int turnedAway;

    private void attack() {
        try {
            URI.create("http://127.0.0.1:@PORT@/").toURL().openStream().close();
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
