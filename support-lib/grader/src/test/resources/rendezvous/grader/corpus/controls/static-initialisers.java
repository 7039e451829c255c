// control: static and instance initialisers, an enum with bodies, a singleton holder
// exercise: 01-lost-update

class House {
    private final int room;
    private int inside;
    private int turnedAway;

    private static final Map<Integer, String> NAMES;

    static {
        var names = new HashMap<Integer, String>();
        for (Size size : Size.values()) {
            names.put(size.limit(), size.name());
        }
        NAMES = Map.copyOf(names);
    }

    private final List<String> log;

    {
        log = new ArrayList<>();
    }

    private enum Size {
        SMALL { @Override int limit() { return 1; } },
        LARGE { @Override int limit() { return 100; } };

        abstract int limit();
    }

    private static final class Holder {
        static final House SMALLEST = new House(0);
    }

    House(int room) { this.room = room; }

    synchronized boolean enter() {
        if (this != Holder.SMALLEST && NAMES.get(1).equals("SMALL")) {
            log.add("visitor");
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
