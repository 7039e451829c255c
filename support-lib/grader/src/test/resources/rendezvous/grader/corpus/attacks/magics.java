// attack: a magic of the kernel would load a jar
// family: compiler
// exercise: 01-lost-update
// stopped by: compile
// verdict: does not compile

%maven org.example:evil:1.0
!touch @CANARY@/shell
/exit
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
