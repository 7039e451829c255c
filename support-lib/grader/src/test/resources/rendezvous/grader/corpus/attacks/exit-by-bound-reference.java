// attack: halt is reached by a reference that is bound to the runtime
// family: exit
// exercise: 01-lost-update
// stopped by: scan
// verdict: not allowed

class House {
    private int inside;
    private int turnedAway;

    House(int room) {}

    boolean enter() {
        IntConsumer end = Runtime.getRuntime()::halt;
        end.accept(0);
        inside++;
        return true;
    }

    void leave() { inside--; }

    int inside() { return inside; }

    int turnedAway() { return turnedAway; }
}
