// attack: a message is written in HTML, CSV, XML and control characters at once
// family: hostile exceptions
// exercise: 01-lost-update
// stopped by: protocol
// verdict: fail

class House {
    private int inside;
    private int turnedAway;

    House(int room) {}

    boolean enter() {
        if (inside >= 0) {
            throw new IllegalStateException("=cmd|'/C calc'!A0,\"</td><script>alert(1)</script>]]>&#0;"
                + "\u0000\u001b[2J\u202e\uD800\uFFFF\r\n@SUM(1+1)");
        }
        inside++;
        return true;
    }

    void leave() { inside--; }

    int inside() { return inside; }

    int turnedAway() { return turnedAway; }
}
