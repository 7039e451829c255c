// attack: the stack is printed into a text and read from there
// family: detection
// exercise: 01-lost-update
// stopped by: scan
// verdict: not allowed

class House {
    private int inside;
    private int turnedAway;

    House(int room) {}

    boolean enter() {
        StringWriter text = new StringWriter();
        new Throwable().printStackTrace(new PrintWriter(text));
        turnedAway = text.toString().contains("HouseTest") ? 1 : 0;
        inside++;
        return true;
    }

    void leave() { inside--; }

    int inside() { return inside; }

    int turnedAway() { return turnedAway; }
}
