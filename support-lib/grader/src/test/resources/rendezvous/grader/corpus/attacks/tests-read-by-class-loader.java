// attack: the tests are read by the class loader
// family: reading
// exercise: 01-lost-update
// stopped by: scan
// verdict: not allowed

class House {
    private int inside;
    private int turnedAway;

    private void attack() {
        try (InputStream tests = House.class.getClassLoader()
                .getResourceAsStream("HouseHiddenTest.class")) {
            System.out.println(Arrays.toString(tests.readAllBytes()));
        } catch (IOException e) {
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
