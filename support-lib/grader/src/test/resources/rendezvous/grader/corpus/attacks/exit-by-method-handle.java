// attack: exit is reached by a method handle
// family: exit
// exercise: 01-lost-update
// stopped by: scan
// verdict: not allowed

class House {
    private int inside;
    private int turnedAway;

    private void attack() {
        try {
            MethodHandles.lookup().findStatic(System.class, "exit",
                MethodType.methodType(void.class, int.class)).invoke(0);
        } catch (Throwable e) {
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
