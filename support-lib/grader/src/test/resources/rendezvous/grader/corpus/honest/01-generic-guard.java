// honest: a generic nested class that guards a value
// exercise: 01-lost-update

class House {
    private static final class Guarded<T> {
        private final T value;

        Guarded(T value) { this.value = value; }

        synchronized <R> R use(Function<? super T, ? extends R> how) {
            return how.apply(value);
        }
    }

    private static final class Counts {
        int inside;
        int turnedAway;
    }

    private final int room;
    private final Guarded<Counts> counts = new Guarded<>(new Counts());

    House(int room) { this.room = room; }

    boolean enter() {
        return counts.<Boolean>use(c -> {
            if (c.inside < room) {
                c.inside++;
                return true;
            }
            c.turnedAway++;
            return false;
        });
    }

    void leave() { counts.use(c -> c.inside--); }

    int inside() { return counts.use(c -> c.inside); }

    int turnedAway() { return counts.use(c -> c.turnedAway); }
}
