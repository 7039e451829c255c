// mistake: sequential code: each service is asked when the one before has answered
// caught by: ProfilePageTest.together
// verdict: fail
// hint: 4

interface Service<T> {
    T ask(String id) throws Exception;
}

/** An answer, and whether it is only a fallback. */
record Part<T>(T value, boolean fallback) {}

record Profile(String user, List<String> orders, int points,
    boolean degraded) {}

class Bulkhead {
    private final Semaphore free;
    private final Duration limit;

    Bulkhead(int permits, Duration limit) {
        this.free = new Semaphore(permits);
        this.limit = limit;
    }

    /** The service's answer; the fallback if it is full, slow or down. */
    <T> Part<T> call(Context context, Callable<T> service, T fallback)
            throws Exception {
        context.check();
        if (!free.tryAcquire()) {
            return new Part<>(fallback, true);
        }
        try (var branch = context.withTimeout(limit)) {
            return new Part<>(branch.call(service), false);
        } catch (Exception e) {
            context.check();
            return new Part<>(fallback, true);
        } finally {
            free.release();
        }
    }
}

class ProfilePage {
    private final Bulkhead users = new Bulkhead(2, Duration.ofMillis(200));
    private final Bulkhead orders = new Bulkhead(2, Duration.ofMillis(200));
    private final Bulkhead points = new Bulkhead(2, Duration.ofMillis(200));
    private final Service<String> userService;
    private final Service<List<String>> orderService;
    private final Service<Integer> pointService;
    private final Map<String, String> cachedUsers;

    ProfilePage(Service<String> userService,
            Service<List<String>> orderService, Service<Integer> pointService,
            Map<String, String> cachedUsers) {
        this.userService = userService;
        this.orderService = orderService;
        this.pointService = pointService;
        this.cachedUsers = cachedUsers;
    }

    /** The page, with fallbacks for what could not be had in time. */
    Profile load(Context context, String id) throws Exception {
        try (var page = new ErrorGroup("profile page", context).limit(1)) {
            Future<Part<String>> user = page.go(
                () -> users.call(page.context(),
                    () -> userService.ask(id), cachedUsers.get(id)));
            Future<Part<List<String>>> bought = page.go(
                () -> orders.call(page.context(),
                    () -> orderService.ask(id), List.of()));
            Future<Part<Integer>> score = page.go(
                () -> points.call(page.context(),
                    () -> pointService.ask(id), 0));
            page.await();
            return build(user.resultNow(), bought.resultNow(),
                score.resultNow());
        }
    }

    private static Profile build(Part<String> user,
            Part<List<String>> orders, Part<Integer> points) {
        return new Profile(user.value(), orders.value(), points.value(),
            user.fallback() || orders.fallback() || points.fallback());
    }
}
