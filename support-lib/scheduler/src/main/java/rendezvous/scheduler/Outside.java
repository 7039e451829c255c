package rendezvous.scheduler;

import java.util.Set;

/** Which calls of the JDK's methods lead out of what a schedule controls. */
final class Outside {
  static final String PLATFORM_THREAD =
      "starts a platform thread, and schedules are of virtual threads only: use"
          + " Thread.startVirtualThread or Executors.newVirtualThreadPerTaskExecutor()";
  static final String COMMON_POOL =
      "is run by the threads of the common pool, which no schedule controls: give it an executor of"
          + " virtual threads";
  static final String PARALLEL =
      "is run by the threads of the common pool, which no schedule controls: take a sequential one,"
          + " or start virtual threads";
  static final String WORLD =
      "waits for what is outside of Java, which no schedule controls: let a virtual thread and a"
          + " queue take its place";

  private static final Set<String> PARALLEL_METHODS =
      Set.of("parallelStream", "parallelSort", "parallelPrefix", "parallelSetAll");
  private static final Set<String> TIMED = Set.of("orTimeout", "completeOnTimeout");

  private Outside() {}

  /** Why a call cannot be controlled, and what to do instead; null if it can. */
  static String why(String owner, String name, String type) {
    boolean constructs = name.equals("<init>");
    return switch (owner) {
      case "java/lang/Thread" -> constructs || name.equals("ofPlatform") ? PLATFORM_THREAD : null;
      case "java/util/concurrent/Executors" ->
          name.startsWith("new")
                  && !name.equals("newVirtualThreadPerTaskExecutor")
                  && !type.contains("ThreadFactory")
              ? PLATFORM_THREAD
              : null;
      case "java/util/concurrent/ThreadPoolExecutor",
          "java/util/concurrent/ScheduledThreadPoolExecutor" ->
          constructs && !type.contains("ThreadFactory") ? PLATFORM_THREAD : null;
      case "java/util/Timer" -> constructs ? PLATFORM_THREAD : null;
      case "java/util/concurrent/ForkJoinPool" -> PLATFORM_THREAD;
      case "java/util/concurrent/CompletableFuture" ->
          name.endsWith("Async") && !type.contains("Executor") || TIMED.contains(name)
              ? COMMON_POOL
              : null;
      case "java/util/concurrent/ConcurrentHashMap" -> type.startsWith("(J") ? PARALLEL : null;
      case "java/lang/ProcessBuilder" -> name.equals("start") ? WORLD : null;
      case "java/lang/Runtime" -> name.equals("exec") ? WORLD : null;
      case "java/net/Socket", "java/net/ServerSocket", "java/net/URL" -> WORLD;
      default ->
          PARALLEL_METHODS.contains(name) && owner.startsWith("java/util/")
                  || name.equals("parallel") && owner.startsWith("java/util/stream/")
              ? PARALLEL
              : owner.startsWith("java/net/http/") || owner.startsWith("java/nio/channels/")
                  ? WORLD
                  : null;
    };
  }

  /** As {@link #why}, for the reading of a field. */
  static String whyField(String owner, String name) {
    return owner.equals("java/lang/System") && name.equals("in") ? WORLD : null;
  }
}
