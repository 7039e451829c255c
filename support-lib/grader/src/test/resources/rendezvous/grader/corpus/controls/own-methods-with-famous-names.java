// control: methods of the submission are called exit, halt, exec, load and invoke
// exercise: 01-lost-update

class House {
    private final int room;
    private int inside;
    private int turnedAway;

    private void exit(int code) { halt(code); }

    private void halt(int code) { exec("nothing " + code); }

    private void exec(String command) { load(command); }

    private void load(String library) { invoke(library, null); }

    private Object invoke(Object... all) { return all; }

    private House getRuntime() { return this; }

    House(int room) { this.room = room; }

    synchronized boolean enter() {
        getRuntime().exit(0);
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
