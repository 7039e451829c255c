// control: patterns, records, sealed types, text blocks, switches, generics, local classes
// exercise: 01-lost-update

class House {
    private final int room;
    private int inside;
    private int turnedAway;

    private sealed interface Visitor permits Child, Group {}

    private record Child(String name, int age) implements Visitor {}

    private record Group(List<? extends Visitor> members) implements Visitor {}

    private static int count(Visitor visitor) {
        return switch (visitor) {
            case Child(String name, int age) when age < 3 -> 0;
            case Child _ -> 1;
            case Group(var members) -> members.stream().mapToInt(House::count).sum();
        };
    }

    @SafeVarargs
    private static <T extends Comparable<? super T>> T largest(T first, T... others) {
        T largest = first;
        for (T other : others) {
            largest = other.compareTo(largest) > 0 ? other : largest;
        }
        return largest;
    }

    House(int room) { this.room = room; }

    synchronized boolean enter() {
        record Local(int n) {
            Local {
                if (n < 0) throw new IllegalArgumentException("n");
            }
        }
        interface Doubling { int twice(int n); }
        Doubling doubling = n -> 2 * n;
        Object any = new Local(doubling.twice(largest(1, 3, 2)));
        if (!(any instanceof Local(int n) && n == 6)) {
            throw new AssertionError(any);
        }
        outer:
        for (int i = 0; ; i++) {
            for (int j = 0; j < 3; j++) {
                if (i * j == 4) break outer;
            }
        }
        assert count(new Group(List.of(new Child("Ada", 7), new Child("Lin", 1)))) == 1;
        if (inside < room) {
            inside++;
            return true;
        }
        turnedAway++;
        return false;
    }

    synchronized void leave() { inside--; }

    synchronized int inside() { return inside; }

    synchronized int turnedAway() { return turnedAway; }
}
