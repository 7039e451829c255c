// control: names and texts in other scripts, and escapes in comments
// exercise: 01-lost-update

class House {
    private final int room;
    private int inside;
    private int turnedAway;

    // \u0041\u000a private int here = 0; /* begins a line of its own \u002a/
    private int größe = 1;
    private static final String Привет = "\u00e9\u4e2d \ud83d\ude00 \t\0";
    private int 数える() { return größe; }

    House(int room) { this.room = room; }

    synchronized boolean enter() {
        if (数える() != 1 || Привет.isEmpty()) {
            return false;
        }
        if (inside < room) {
            inside++;
            return true;
        }
        turnedAway++;
        return false;
    }

    synchronized void leave() { inside--; }

    synchronized int inside() { return inside; }

    synchronized int turnedAway() { return turnedAway; }
}
