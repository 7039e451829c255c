// honest: counters in a ConcurrentHashMap
// exercise: 01-lost-update

class House {
    private final int room;
    private final ConcurrentMap<String, Integer> counts = new ConcurrentHashMap<>();

    House(int room) { this.room = room; }

    boolean enter() {
        boolean[] in = {false};
        counts.compute("inside", (key, n) -> {
            int now = n == null ? 0 : n;
            in[0] = now < room;
            return in[0] ? now + 1 : now;
        });
        if (!in[0]) {
            counts.merge("turned away", 1, Integer::sum);
        }
        return in[0];
    }

    void leave() { counts.merge("inside", -1, Integer::sum); }

    int inside() { return counts.getOrDefault("inside", 0); }

    int turnedAway() { return counts.getOrDefault("turned away", 0); }
}
