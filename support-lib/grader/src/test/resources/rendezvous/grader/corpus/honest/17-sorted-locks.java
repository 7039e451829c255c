// honest: locks sorted by number, one label after the other
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
    boolean move(Shelf from, Shelf to, int n, Runnable carry) {
        List<Shelf> sorted = Stream.of(from, to)
            .sorted(Comparator.comparingInt(shelf -> shelf.number))
            .toList();
        sorted.forEach(shelf -> shelf.lock.lock());
        try {
            if (from.parcels < n) {
                return false;
            }
            carry.run();
            from.parcels -= n;
            to.parcels += n;
            return true;
        } finally {
            sorted.reversed().forEach(shelf -> shelf.lock.unlock());
        }
    }

    List<String> label(List<String> parcels, Printer printer) throws InterruptedException {
        List<String> labels = new ArrayList<>();
        for (String parcel : parcels) {
            printer.parcels().send(parcel);
            labels.add(printer.labels().receive());
        }
        return labels;
    }
}
