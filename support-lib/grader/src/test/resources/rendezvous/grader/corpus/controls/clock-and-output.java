// control: it prints, formats, and looks at the clock
// exercise: 01-lost-update

class House {
    private final int room;
    private int inside;
    private int turnedAway;

    private static final PrintStream OUT = System.out;

    House(int room) { this.room = room; }

    synchronized boolean enter() {
        long start = System.nanoTime();
        int[] copy = new int[2];
        System.arraycopy(new int[] {room, inside}, 0, copy, 0, 2);
        OUT.println("a visitor comes");
        System.out.printf("%d of %d%s", copy[1], copy[0], System.lineSeparator());
        System.out.print('.');
        System.err.println(String.format(Locale.ROOT, "%x", System.identityHashCode(this)));
        if (System.nanoTime() < start || System.currentTimeMillis() < 0) {
            throw new IllegalStateException("time goes backwards");
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
