// attack: an interrupt is thrown where nobody expects one
// family: hostile exceptions
// exercise: 01-lost-update
// stopped by: protocol
// verdict: fail

class House {
    private int inside;
    private int turnedAway;

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void sneak(Throwable t) throws T {
        throw (T) t;
    }

    House(int room) {}

    boolean enter() {
        if (inside >= 0) {
            House.<RuntimeException>sneak(new InterruptedException("PASS"));
        }
        inside++;
        return true;
    }

    void leave() { inside--; }

    int inside() { return inside; }

    int turnedAway() { return turnedAway; }
}
