// honest: a thread that sends, and nested locking
// exercise: 17-find-the-deadlock

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
    private static <T> T both(Shelf a, Shelf b, Supplier<T> what) {
        if (a.number > b.number) {
            return both(b, a, what);
        }
        a.lock.lock();
        try {
            b.lock.lock();
            try {
                return what.get();
            } finally {
                b.lock.unlock();
            }
        } finally {
            a.lock.unlock();
        }
    }

    boolean move(Shelf from, Shelf to, int n, Runnable carry) {
        return both(from, to, () -> {
            boolean enough = from.parcels >= n;
            if (enough) {
                carry.run();
                from.parcels = from.parcels - n;
                to.parcels = to.parcels + n;
            }
            return enough;
        });
    }

    List<String> label(List<String> parcels, Printer printer) throws InterruptedException {
        Thread sender = Thread.startVirtualThread(() -> {
            try {
                for (String parcel : parcels) {
                    printer.parcels().send(parcel);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        String[] labels = new String[parcels.size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = printer.labels().receive();
        }
        sender.join();
        return List.of(labels);
    }
}
