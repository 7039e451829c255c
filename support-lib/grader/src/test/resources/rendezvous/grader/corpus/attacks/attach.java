// attack: an agent is to be loaded into the judge
// family: unsafe
// exercise: 01-lost-update
// stopped by: compile
// verdict: does not compile

class House {
    private int inside;
    private int turnedAway;

    House(int room) {}

    boolean enter() {
        turnedAway = com.sun.tools.attach.VirtualMachine.class.hashCode();
        inside++;
        return true;
    }

    void leave() { inside--; }

    int inside() { return inside; }

    int turnedAway() { return turnedAway; }
}
