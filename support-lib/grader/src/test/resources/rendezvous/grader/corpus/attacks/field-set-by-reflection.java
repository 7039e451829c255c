// attack: the value of a small number is changed for everybody
// family: forging
// exercise: 01-lost-update
// stopped by: scan
// verdict: not allowed

class House {
    private int inside;
    private int turnedAway;

    private void attack() {
        try {
            java.lang.reflect.Field value = Integer.class.getDeclaredField("value");
            value.setAccessible(true);
            value.setInt(2, 1);
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
