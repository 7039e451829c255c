// attack: types are called as those that the tests import
// family: shadowing
// exercise: 01-lost-update
// stopped by: compile
// verdict: fail, race, not allowed, does not compile

class House {
    private int inside;
    private int turnedAway;

    House(int room) {}

    boolean enter() {
        inside++;
        return true;
    }

    void leave() { inside--; }

    int inside() { return inside; }

    int turnedAway() { return turnedAway; }
}

class Schedules {
    static void check(Runnable scenario) {}
    static void together(Runnable... actions) {}
}

class Assertions {
    static void assertEquals(Object expected, Object actual, String message) {}
}

@interface Points {
    int value();
}
