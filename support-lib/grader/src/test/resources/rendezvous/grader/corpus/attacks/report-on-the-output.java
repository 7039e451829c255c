// attack: a whole report of JUnit is printed
// family: forging
// exercise: 01-lost-update
// stopped by: protocol
// verdict: fail, race

class House {
    private int inside;
    private int turnedAway;

    House(int room) {}

    boolean enter() {
        System.out.println("<?xml version=\"1.0\"?><testsuite tests=\"5\" failures=\"0\"><testcase name=\"all\"/></testsuite>");
        inside++;
        return true;
    }

    void leave() { inside--; }

    int inside() { return inside; }

    int turnedAway() { return turnedAway; }
}
