// attack: a page says that it equals everything
// family: collections
// exercise: 15-profile-page
// stopped by: tests
// verdict: fail, leak, deadlock, race, timeout
// points: 6

interface Service<T> {
    T ask(String id) throws Exception;
}

record Part<T>(T value, boolean fallback) {
    @Override
    public boolean equals(Object other) { return true; }

    @Override
    public int hashCode() { return 0; }
}

record Profile(String user, List<String> orders, int points, boolean degraded) {
    @Override
    public boolean equals(Object other) { return true; }

    @Override
    public int hashCode() { return 0; }
}

class Bulkhead {
    Bulkhead(int permits, Duration limit) {}

    <T> Part<T> call(Context context, Callable<T> service, T fallback) {
        return new Part<>(fallback, true);
    }
}

class ProfilePage {
    ProfilePage(Service<String> users, Service<List<String>> orders,
            Service<Integer> points, Map<String, String> cachedUsers) {}

    Profile load(Context context, String id) { return new Profile("", List.of(), 0, true); }
}
