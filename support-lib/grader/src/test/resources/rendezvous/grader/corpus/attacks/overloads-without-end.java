// attack: the compiler tries exponentially many overloads
// family: compiler
// exercise: 01-lost-update
// stopped by: compile
// verdict: does not compile

class House {
    private int inside;
    private int turnedAway;

    static <T> T pick(Supplier<T> s) { return s.get(); }
    static <T> T pick(Callable<T> c) { return null; }
    static <T> T pick(Function<T, T> f) { return null; }
    static <T> T pick(UnaryOperator<T> f) { return null; }
    static Object bomb = pick(() -> pick(() -> pick(() -> pick(() -> pick(() -> pick(() -> pick(() -> pick(() -> pick(() -> pick(() -> pick(() -> pick(() -> pick(() -> pick(() -> 1))))))))))))));

    House(int room) {}

    boolean enter() {
        inside++;
        return true;
    }

    void leave() { inside--; }

    int inside() { return inside; }

    int turnedAway() { return turnedAway; }
}
