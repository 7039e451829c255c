// attack: what is printed wants to move the cursor and end the markup
// family: output
// exercise: 01-lost-update
// stopped by: protocol
// verdict: fail, race

class House {
    private int inside;
    private int turnedAway;

    House(int room) {}

    boolean enter() {
        System.out.print("\u001b[2J\u001b]0;owned\u0007</script><script>alert(1)</script>]]>\u0000\r\n=1+1");
        inside++;
        return true;
    }

    void leave() { inside--; }

    int inside() { return inside; }

    int turnedAway() { return turnedAway; }
}
