// attack: the tests use an interface Runnable that runs nothing
// family: shadowing
// exercise: 17-find-the-deadlock
// stopped by: scan
// verdict: not allowed, does not compile

interface Runnable {
    void nothing();

    default void run() {}
}

class Shelf {
    final int number;
    int parcels;
    final ReentrantLock lock = new ReentrantLock();

    Shelf(int number, int parcels) {
        this.number = number;
        this.parcels = parcels;
    }
}

record Printer(SendChannel<String> parcels, ReceiveChannel<String> labels) {}

class Warehouse {
    boolean move(Shelf from, Shelf to, int n, Runnable carry) { return true; }

    List<String> label(List<String> parcels, Printer printer) { return List.of(); }
}
