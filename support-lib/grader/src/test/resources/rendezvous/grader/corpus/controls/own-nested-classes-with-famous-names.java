// control: nested classes of the submission are called Runtime, Unsafe, Process and File
// exercise: 01-lost-update

class House {
    private final int room;
    private int inside;
    private int turnedAway;

    private static class Runtime {
        void exit(int code) {}
    }

    private record File(String name) {}

    private enum Process { STARTED, ENDED }

    private interface Unsafe {
        default int getInt(long address) { return (int) address; }
    }

    House(int room) { this.room = room; }

    synchronized boolean enter() {
        new Runtime().exit(new File("none").name().length() + Process.ENDED.ordinal());
        new Unsafe() {}.getInt(0L);
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
