// honest: an immutable record behind an AtomicReference
// exercise: 01-lost-update

class House {
    private record State(int inside, int turnedAway) {
        State enter(int room) {
            return inside < room ? new State(inside + 1, turnedAway) : new State(inside, turnedAway + 1);
        }

        State leave() { return new State(inside - 1, turnedAway); }
    }

    private final int room;
    private final AtomicReference<State> state = new AtomicReference<>(new State(0, 0));

    House(int room) { this.room = room; }

    boolean enter() { return state.getAndUpdate(s -> s.enter(room)).inside() < room; }

    void leave() { state.updateAndGet(State::leave); }

    int inside() { return state.get().inside(); }

    int turnedAway() { return state.get().turnedAway(); }
}
