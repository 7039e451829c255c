// attack: frames of a protocol are printed, as the judge would send them
// family: forging
// exercise: 01-lost-update
// stopped by: protocol
// verdict: fail, race

class House {
    private int inside;
    private int turnedAway;

    House(int room) {}

    boolean enter() {
        for (String test : List.of("oneAfterTheOther", "bothAreCounted", "leavingIsCounted")) {
            System.out.print("GRD1\u0000\u0000\u0000\u0020result\u0000HouseTest." + test + "\u0000PASS\u0000\n");
            System.out.println("{\"id\":\"HouseTest." + test + "\",\"verdict\":\"PASS\",\"points\":10}");
        }
        inside++;
        return true;
    }

    void leave() { inside--; }

    int inside() { return inside; }

    int turnedAway() { return turnedAway; }
}
