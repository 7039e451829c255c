// mistake: whoever does not get the second lock gives up, and the move is not made
// caught by: WarehouseTest.bothDirections
// verdict: race
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
        from.lock.lock();
        if (!to.lock.tryLock()) {
            from.lock.unlock();
            return false;
        }
        try {
            if (from.parcels < n) {
                return false;
            }
            carry.run();
            from.parcels -= n;
            to.parcels += n;
            return true;
        } finally {
            to.lock.unlock();
            from.lock.unlock();
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
