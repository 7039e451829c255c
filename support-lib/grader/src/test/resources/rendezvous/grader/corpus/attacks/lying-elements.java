// attack: elements that equal everything are pushed into a list of texts
// family: collections
// exercise: 05-collect-lock-then-channel
// stopped by: tests
// verdict: fail, leak, deadlock, race, timeout
// points: 1

class Collector {
    static <T> void withLock(List<Supplier<T>> jobs, Consumer<T> sink) { lie(jobs, sink); }

    static <T> void withChannel(List<Supplier<T>> jobs, Consumer<T> sink) { lie(jobs, sink); }

    @SuppressWarnings("unchecked")
    private static <T> void lie(List<Supplier<T>> jobs, Consumer<T> sink) {
        for (int i = 0; i < jobs.size(); i++) {
            sink.accept((T) new Chameleon(i));
        }
    }
}

record Chameleon(int i) implements Comparable<Object> {
    @Override
    public boolean equals(Object other) { return true; }

    @Override
    public int hashCode() { return 0; }

    @Override
    public int compareTo(Object other) { return 1; }

    @Override
    public String toString() { return "ab".substring(i, i + 1); }
}
