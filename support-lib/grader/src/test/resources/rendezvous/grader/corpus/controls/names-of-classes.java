// control: it asks objects for their classes, in the harmless ways
// exercise: 01-lost-update

class House {
    private final int room;
    private int inside;
    private int turnedAway;

    private enum Colour { RED, GREEN { @Override public String toString() { return "g"; } } }

    private record Pair<A, B>(A first, B second) {}

    House(int room) { this.room = room; }

    synchronized boolean enter() {
        String text = getClass().getSimpleName() + House.class.getName() + getClass().hashCode();
        text += Colour.valueOf("RED") + Arrays.toString(Colour.values()) + Colour.GREEN.name();
        Pair<String, Integer> pair = new Pair<>(text, 1);
        if (!pair.equals(new Pair<>(text, 1)) || pair.hashCode() != new Pair<>(text, 1).hashCode()
                || pair.toString().isEmpty() || !String.class.isInstance(pair.first())) {
            throw new IllegalStateException();
        }
        EnumMap<Colour, Integer> map = new EnumMap<>(Colour.class);
        map.put(Colour.RED, 1);
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
