// attack: a class is defined by a class loader of its own
// family: unsafe
// exercise: 01-lost-update
// stopped by: scan
// verdict: not allowed

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

class Loader extends ClassLoader {
    Class<?> load(byte[] code) { return defineClass(null, code, 0, code.length); }
}
