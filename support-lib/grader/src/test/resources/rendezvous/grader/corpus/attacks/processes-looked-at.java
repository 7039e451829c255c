// attack: the command line of the judge is read
// family: reading
// exercise: 01-lost-update
// stopped by: scan
// verdict: not allowed

class House {
    private int inside;
    private int turnedAway;

    House(int room) {}

    boolean enter() {
        ProcessHandle.current().parent().ifPresent(p -> System.out.println(p.info().commandLine()));
        inside++;
        return true;
    }

    void leave() { inside--; }

    int inside() { return inside; }

    int turnedAway() { return turnedAway; }
}
