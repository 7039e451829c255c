// attack: addresses are to be opened by the submission
// family: settings
// exercise: 01-lost-update
// stopped by: scan
// verdict: not allowed

class House {
    private int inside;
    private int turnedAway;

    House(int room) {}

    boolean enter() {
        java.net.URL.setURLStreamHandlerFactory(null);
        inside++;
        return true;
    }

    void leave() { inside--; }

    int inside() { return inside; }

    int turnedAway() { return turnedAway; }
}
