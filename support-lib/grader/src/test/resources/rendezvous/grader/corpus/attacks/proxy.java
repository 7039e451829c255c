// attack: a proxy stands in for an interface
// family: forging
// exercise: 01-lost-update
// stopped by: scan
// verdict: not allowed

class House {
    private int inside;
    private int turnedAway;

    House(int room) {}

    boolean enter() {
        Runnable liar = (Runnable) java.lang.reflect.Proxy.newProxyInstance(
            null, new Class<?>[] {Runnable.class}, (proxy, method, args) -> null);
        liar.run();
        inside++;
        return true;
    }

    void leave() { inside--; }

    int inside() { return inside; }

    int turnedAway() { return turnedAway; }
}
