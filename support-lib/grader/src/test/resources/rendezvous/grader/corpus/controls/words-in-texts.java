// control: what is forbidden stands in texts and comments only
// exercise: 01-lost-update

class House {
    private final int room;
    private int inside;
    private int turnedAway;

    // System.exit(0), Runtime.getRuntime().halt(1), sun.misc.Unsafe, java.io.File
    private static final String WORDS = "System.exit(0); Class.forName(\"java.lang.Runtime\")";
    private static final String MORE = """
        ProcessBuilder, /proc/self/mem, System.getenv("RENDEZVOUS_SECRET")
        org.junit.jupiter.api.Assertions
        """;

    House(int room) { this.room = room; }

    synchronized boolean enter() {
        if (WORDS.concat(MORE).isBlank()) {
            throw new IllegalStateException(WORDS);
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
