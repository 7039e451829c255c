// attack: memory is written directly, by what is not exported
// family: unsafe
// exercise: 01-lost-update
// stopped by: compile
// verdict: does not compile

class House {
    private int inside;
    private int turnedAway;

    House(int room) {}

    boolean enter() {
        jdk.internal.misc.Unsafe.getUnsafe().putInt(0L, 1);
        inside++;
        return true;
    }

    void leave() { inside--; }

    int inside() { return inside; }

    int turnedAway() { return turnedAway; }
}
