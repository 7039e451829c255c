// honest: VarHandle of its own fields
// exercise: 01-lost-update

class House {
    private static final VarHandle INSIDE = handle("inside");
    private static final VarHandle TURNED_AWAY = handle("turnedAway");

    private final int room;
    private volatile int inside;
    private volatile int turnedAway;

    House(int room) { this.room = room; }

    private static VarHandle handle(String field) {
        try {
            return MethodHandles.lookup().findVarHandle(House.class, field, int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    boolean enter() {
        while (true) {
            int now = inside;
            if (now >= room) {
                TURNED_AWAY.getAndAdd(this, 1);
                return false;
            }
            if (INSIDE.compareAndSet(this, now, now + 1)) {
                return true;
            }
        }
    }

    void leave() { INSIDE.getAndAdd(this, -1); }

    int inside() { return inside; }

    int turnedAway() { return turnedAway; }
}
