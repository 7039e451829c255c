// attack: a listener of JUnit reports what it likes
// family: forging
// exercise: 01-lost-update
// stopped by: compile
// verdict: does not compile, not allowed

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

class Liar implements org.junit.platform.launcher.TestExecutionListener {
    @Override
    public void executionFinished(
            org.junit.platform.launcher.TestIdentifier test,
            org.junit.platform.engine.TestExecutionResult result) {
        System.out.println("PASS " + test.getDisplayName());
    }
}
