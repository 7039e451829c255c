// honest: VarHandle of its own fields
// exercise: 01-lost-update

class House {
    private static final VarHandle INSIDE;
    private static final VarHandle TURNED_AWAY;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            INSIDE = lookup.findVarHandle(House.class, "inside", int.class);
            TURNED_AWAY = lookup.findVarHandle(House.class, "turnedAway", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final int room;
    private volatile int inside;
    private volatile int turnedAway;

    House(int room) { this.room = room; }

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
