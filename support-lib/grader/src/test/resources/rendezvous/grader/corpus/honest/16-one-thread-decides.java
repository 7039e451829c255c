// honest: one thread decides what runs, the others only run
// exercise: 16-dag-runner

interface Work {
    void run() throws Exception;
}

record Step(String name, List<String> needs, Work work) {}

enum State { DONE, FAILED, SKIPPED }

record Outcome(String step, State state, Exception error) {}

class Pipelines {
    static List<Outcome> run(List<Step> steps) throws InterruptedException {
        check(steps);
        Map<String, Outcome> outcomes = new HashMap<>();
        Set<String> started = new HashSet<>();
        BlockingQueue<Outcome> ended = new LinkedBlockingQueue<>();
        int running = 0;
        while (outcomes.size() < steps.size()) {
            boolean changed = true;
            while (changed) {
                changed = false;
                for (Step step : steps) {
                    if (started.contains(step.name())
                            || !outcomes.keySet().containsAll(step.needs())) {
                        continue;
                    }
                    started.add(step.name());
                    boolean can = step.needs().stream()
                        .allMatch(need -> outcomes.get(need).state() == State.DONE);
                    if (can) {
                        running++;
                        Thread.startVirtualThread(() -> ended.add(attempt(step)));
                    } else {
                        outcomes.put(step.name(), new Outcome(step.name(), State.SKIPPED, null));
                        changed = true;
                    }
                }
            }
            if (running > 0) {
                Outcome next = ended.take();
                running--;
                outcomes.put(next.step(), next);
            }
        }
        return steps.stream().map(step -> outcomes.get(step.name())).toList();
    }

    private static Outcome attempt(Step step) {
        try {
            step.work().run();
            return new Outcome(step.name(), State.DONE, null);
        } catch (Exception e) {
            return new Outcome(step.name(), State.FAILED, e);
        }
    }

    private static void check(List<Step> steps) {
        Map<String, Step> byName = new LinkedHashMap<>();
        steps.forEach(step -> byName.put(step.name(), step));
        Set<String> sure = new HashSet<>();
        for (Step step : steps) {
            visit(step.name(), byName, sure, new ArrayDeque<>());
        }
    }

    private static void visit(String name, Map<String, Step> steps, Set<String> sure,
            Deque<String> path) {
        if (!steps.containsKey(name) || path.contains(name)) {
            throw new IllegalArgumentException("not a graph: " + path + " and " + name);
        }
        if (sure.contains(name)) {
            return;
        }
        path.push(name);
        steps.get(name).needs().forEach(need -> visit(need, steps, sure, path));
        path.pop();
        sure.add(name);
    }
}
