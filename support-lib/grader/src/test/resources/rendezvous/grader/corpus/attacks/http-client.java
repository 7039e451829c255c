// attack: the HTTP client of the JDK is used
// family: network
// exercise: 01-lost-update
// stopped by: compile
// verdict: does not compile

class House {
    private int inside;
    private int turnedAway;

    House(int room) {}

    boolean enter() {
        java.net.http.HttpClient.newHttpClient();
        inside++;
        return true;
    }

    void leave() { inside--; }

    int inside() { return inside; }

    int turnedAway() { return turnedAway; }
}
