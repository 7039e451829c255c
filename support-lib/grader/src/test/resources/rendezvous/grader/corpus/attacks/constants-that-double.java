// attack: a constant of the class has sixteen thousand million characters
// family: compiler
// exercise: 01-lost-update
// stopped by: compile
// verdict: does not compile

class House {
    private int inside;
    private int turnedAway;

    private static final String A0 = "xxxxxxxxxxxxxxxx";
    private static final String A1 = A0 + A0;
    private static final String A2 = A1 + A1;
    private static final String A3 = A2 + A2;
    private static final String A4 = A3 + A3;
    private static final String A5 = A4 + A4;
    private static final String A6 = A5 + A5;
    private static final String A7 = A6 + A6;
    private static final String A8 = A7 + A7;
    private static final String A9 = A8 + A8;
    private static final String A10 = A9 + A9;
    private static final String A11 = A10 + A10;
    private static final String A12 = A11 + A11;
    private static final String A13 = A12 + A12;
    private static final String A14 = A13 + A13;
    private static final String A15 = A14 + A14;
    private static final String A16 = A15 + A15;
    private static final String A17 = A16 + A16;
    private static final String A18 = A17 + A17;
    private static final String A19 = A18 + A18;
    private static final String A20 = A19 + A19;
    private static final String A21 = A20 + A20;
    private static final String A22 = A21 + A21;
    private static final String A23 = A22 + A22;
    private static final String A24 = A23 + A23;
    private static final String A25 = A24 + A24;
    private static final String A26 = A25 + A25;
    private static final String A27 = A26 + A26;
    private static final String A28 = A27 + A27;
    private static final String A29 = A28 + A28;
    private static final String A30 = A29 + A29;

    House(int room) {}

    boolean enter() {
        inside++;
        return true;
    }

    void leave() { inside--; }

    int inside() { return inside; }

    int turnedAway() { return turnedAway; }
}
