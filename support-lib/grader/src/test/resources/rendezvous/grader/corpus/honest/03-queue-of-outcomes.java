// honest: a blocking queue of sealed outcomes
// exercise: 03-wait-for-a-batch

interface Site {
    String get(String page) throws Exception;
}

record Batch(List<String> bodies, int failed) {}

sealed interface Outcome {
    record Loaded(int slot, String body) implements Outcome {}

    record Broken(int slot, Exception why) implements Outcome {}
}

class Downloads {
    static Batch fetchAll(List<String> pages, Site site) throws InterruptedException {
        BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();
        for (int i = 0; i < pages.size(); i++) {
            int slot = i;
            Thread.startVirtualThread(() -> outcomes.add(fetch(slot, pages.get(slot), site)));
        }
        String[] bodies = new String[pages.size()];
        int failed = 0;
        for (int n = 0; n < bodies.length; n++) {
            failed += switch (outcomes.take()) {
                case Outcome.Loaded(int slot, String body) -> {
                    bodies[slot] = body;
                    yield 0;
                }
                case Outcome.Broken(int slot, var why) -> 1;
            };
        }
        return new Batch(Arrays.asList(bodies), failed);
    }

    private static Outcome fetch(int slot, String page, Site site) {
        try {
            return new Outcome.Loaded(slot, site.get(page));
        } catch (Exception e) {
            return new Outcome.Broken(slot, e);
        }
    }
}
