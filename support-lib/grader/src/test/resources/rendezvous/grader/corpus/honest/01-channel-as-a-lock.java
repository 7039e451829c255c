// honest: a channel of the course that holds the state
// exercise: 01-lost-update

class House {
    private record Counts(int inside, int turnedAway) {}

    private final int room;
    private final Channel<Counts> counts = Channel.buffered("counts", 1);

    House(int room) {
        this.room = room;
        counts.trySend(new Counts(0, 0));
    }

    private Counts change(UnaryOperator<Counts> how) {
        try {
            Counts before = counts.receive();
            counts.send(how.apply(before));
            return before;
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted at the door", e);
        }
    }

    boolean enter() {
        return change(c -> c.inside() < room
            ? new Counts(c.inside() + 1, c.turnedAway())
            : new Counts(c.inside(), c.turnedAway() + 1)).inside() < room;
    }

    void leave() { change(c -> new Counts(c.inside() - 1, c.turnedAway())); }

    int inside() { return change(c -> c).inside(); }

    int turnedAway() { return change(UnaryOperator.identity()).turnedAway(); }
}
