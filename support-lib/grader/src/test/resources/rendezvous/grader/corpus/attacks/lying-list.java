// attack: a list of texts says that it equals everything, and has no end
// family: collections
// exercise: 03-wait-for-a-batch
// stopped by: limit
// verdict: fail, timeout, out of memory, deadlock, race, leak, crashed
// points: 1

interface Site {
    String get(String page) throws Exception;
}

record Batch(List<String> bodies, int failed) {}

class Downloads {
    static Batch fetchAll(List<String> pages, Site site) throws InterruptedException {
        return new Batch(new Liar(), 0);
    }
}

class Liar extends AbstractList<String> {
    @Override
    public boolean equals(Object other) { return true; }

    @Override
    public int hashCode() { return 0; }

    @Override
    public String get(int index) { return "body of a"; }

    @Override
    public int size() { return Integer.MAX_VALUE; }

    @Override
    public Iterator<String> iterator() {
        return Stream.generate(() -> "body of a").iterator();
    }

    @Override
    public String toString() {
        while (true) {
            Thread.onSpinWait();
        }
    }
}
