// control: classes of its own implement interfaces of the JDK
// exercise: 01-lost-update

class House {
    private final int room;
    private int inside;
    private int turnedAway;

    private static final class Countdown implements Iterable<Integer>, Comparable<Countdown>, Cloneable {
        private final int from;

        Countdown(int from) { this.from = from; }

        @Override
        public Iterator<Integer> iterator() {
            return new Iterator<>() {
                private int next = from;

                @Override
                public boolean hasNext() { return next > 0; }

                @Override
                public Integer next() {
                    if (!hasNext()) throw new NoSuchElementException();
                    return next--;
                }
            };
        }

        @Override
        public int compareTo(Countdown other) { return Integer.compare(from, other.from); }

        @Override
        public boolean equals(Object other) { return other instanceof Countdown c && c.from == from; }

        @Override
        public int hashCode() { return Integer.hashCode(from); }

        @Override
        protected Countdown clone() throws CloneNotSupportedException { return (Countdown) super.clone(); }
    }

    House(int room) { this.room = room; }

    synchronized boolean enter() {
        int sum = 0;
        for (int n : new Countdown(4)) {
            sum += n;
        }
        if (sum != 10 || !new TreeSet<>(List.of(new Countdown(1), new Countdown(2))).first().equals(new Countdown(1))) {
            throw new IllegalStateException("a sum of " + sum);
        }
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
