// attack: exit hides in a constant of an enum
// family: exit
// exercise: 01-lost-update
// stopped by: scan
// verdict: not allowed

class House {
    private int inside;
    private int turnedAway;

    House(int room) {}

    boolean enter() {
        End.NOW.how.run();
        inside++;
        return true;
    }

    void leave() { inside--; }

    int inside() { return inside; }

    int turnedAway() { return turnedAway; }
}

enum End {
    NOW(() -> System.exit(0));

    final Runnable how;

    End(Runnable how) { this.how = how; }
}
