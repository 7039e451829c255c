// attack: the exception that aborts a test is made by its name
// family: forging
// exercise: 01-lost-update
// stopped by: scan
// verdict: not allowed

class House {
    private int inside;
    private int turnedAway;

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void sneak(Throwable t) throws T {
        throw (T) t;
    }

    private void attack() {
        try {
            House.<RuntimeException>sneak((Throwable)
                Class.forName("org.opentest4j.TestAbortedException")
                    .getConstructor().newInstance());
        } catch (ReflectiveOperationException e) {
            turnedAway++;
        }
    }

    House(int room) {}

    boolean enter() {
        attack();
        inside++;
        return true;
    }

    void leave() { inside--; }

    int inside() { return inside; }

    int turnedAway() { return turnedAway; }
}
