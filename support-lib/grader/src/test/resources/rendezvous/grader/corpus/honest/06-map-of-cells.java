// honest: a concurrent map of cells
// exercise: 06-striped-counter

class StripedCounter {
    private final int stripes;
    private final ConcurrentMap<Integer, Long> cells = new ConcurrentSkipListMap<>();

    StripedCounter(int stripes) {
        this.stripes = stripes;
        IntStream.range(0, stripes).forEach(i -> cells.put(i, 0L));
    }

    void add(long n) {
        cells.merge((int) (Thread.currentThread().threadId() % stripes), n, Long::sum);
    }

    long sum() { return cells.values().stream().mapToLong(Long::longValue).sum(); }

    long sumThenReset() {
        return cells.keySet().stream().mapToLong(i -> cells.replace(i, 0L)).sum();
    }

    long[] cells() {
        return cells.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .mapToLong(Map.Entry::getValue)
            .toArray();
    }
}
