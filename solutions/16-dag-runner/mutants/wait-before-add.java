// mistake: wait before add: a task that is counted in by another one which is already counted out
// caught by: PipelinesTest.afterItsNeeds
// verdict: race
// hint: 2

interface Work {
    void run() throws Exception;
}

/** A step, and the names of those that must have succeeded before. */
record Step(String name, List<String> needs, Work work) {}

enum State { DONE, FAILED, SKIPPED }

/** What came of a step; error is null unless it has failed. */
record Outcome(String step, State state, Exception error) {}

class Pipelines {

    /** Runs all steps, each when those that it needs have succeeded. */
    static List<Outcome> run(List<Step> steps) throws InterruptedException {
        requireOrder(steps);
        return new Pipelines(steps).runAll();
    }

    private final List<Step> steps;
    private final Map<String, Outcome> outcomes = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> missing = new HashMap<>();
    private final Map<String, List<Step>> neededBy = new HashMap<>();
    private final WaitGroup undecided = new WaitGroup("steps");

    private Pipelines(List<Step> steps) {
        this.steps = steps;
        for (Step step : steps) {
            var needs = new HashSet<>(step.needs());
            missing.put(step.name(), new AtomicInteger(needs.size()));
            for (String need : needs) {
                neededBy.computeIfAbsent(need, _ -> new ArrayList<>())
                    .add(step);
            }
        }
    }

    private List<Outcome> runAll() throws InterruptedException {
        for (Step step : steps) {
            if (step.needs().isEmpty()) {
                undecided.go(() -> decide(step));
            }
        }
        undecided.await();
        return steps.stream().map(step -> outcomes.get(step.name())).toList();
    }

    private void decide(Step step) {
        outcomes.put(step.name(), outcomeOf(step));
        for (Step next : neededBy.getOrDefault(step.name(), List.of())) {
            if (missing.get(next.name()).decrementAndGet() == 0) {
                Thread.startVirtualThread(
                    () -> undecided.go(() -> decide(next)));
            }
        }
    }

    private Outcome outcomeOf(Step step) {
        for (String need : step.needs()) {
            if (outcomes.get(need).state() != State.DONE) {
                return new Outcome(step.name(), State.SKIPPED, null);
            }
        }
        try {
            step.work().run();
            return new Outcome(step.name(), State.DONE, null);
        } catch (Exception e) {
            return new Outcome(step.name(), State.FAILED, e);
        }
    }

    /** Takes away what needs nothing, until nothing is left. */
    private static void requireOrder(List<Step> steps) {
        var left = new ArrayList<>(steps);
        var taken = new HashSet<String>();
        while (!left.isEmpty()) {
            var ready = left.stream()
                .filter(step -> taken.containsAll(step.needs())).toList();
            if (ready.isEmpty()) {
                throw new IllegalArgumentException("a circle, or a need"
                    + " that is not there, in " + left.stream()
                        .map(Step::name).toList());
            }
            ready.forEach(step -> taken.add(step.name()));
            left.removeAll(ready);
        }
    }
}
