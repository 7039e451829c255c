// mistake: both counts are read before either is written, so a move from a shelf to itself makes parcels
// caught by: WarehouseHiddenTest.toItself
// verdict: fail
// hint: 2

class Shelf {
    final int number;
    int parcels;
    final ReentrantLock lock = new ReentrantLock();

    Shelf(int number, int parcels) {
        this.number = number;
        this.parcels = parcels;
    }
}

/** Takes parcels, in order, and gives their labels, in order. */
record Printer(SendChannel<String> parcels, ReceiveChannel<String> labels) {}

class Warehouse {

    /** Whether there were enough; carry is called under both locks. */
    boolean move(Shelf from, Shelf to, int n, Runnable carry) {
        Shelf low = from.number < to.number ? from : to;
        Shelf high = low == from ? to : from;
        low.lock.lock();
        high.lock.lock();
        try {
            if (from.parcels < n) {
                return false;
            }
            carry.run();
            int left = from.parcels - n;
            int there = to.parcels + n;
            from.parcels = left;
            to.parcels = there;
            return true;
        } finally {
            high.lock.unlock();
            low.lock.unlock();
        }
    }

    /** The labels of all parcels, in their order. */
    List<String> label(List<String> parcels, Printer printer)
            throws InterruptedException {
        var sender = new WaitGroup("sender");
        sender.go(() -> {
            for (String parcel : parcels) {
                printer.parcels().send(parcel);
            }
        });
        var labels = new ArrayList<String>();
        for (int i = 0; i < parcels.size(); i++) {
            labels.add(printer.labels().receive());
        }
        sender.await();
        return labels;
    }
}
