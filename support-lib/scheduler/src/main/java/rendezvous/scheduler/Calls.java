package rendezvous.scheduler;

import java.lang.classfile.Opcode;
import java.util.Map;
import java.util.Set;

/**
 * Which calls of the JDK's methods are replaced by calls of {@link Probe}, and which are points.
 */
final class Calls {
  private static final Map<String, String> STATIC =
      Map.ofEntries(
          Map.entry("java/lang/Thread.sleep(J)V", "sleep"),
          Map.entry("java/lang/Thread.sleep(JI)V", "sleep"),
          Map.entry("java/lang/Thread.sleep(Ljava/time/Duration;)V", "sleep"),
          Map.entry("java/lang/Thread.yield()V", "yield"),
          Map.entry("java/lang/Thread.onSpinWait()V", "onSpinWait"),
          Map.entry("java/util/concurrent/locks/LockSupport.park()V", "park"),
          Map.entry("java/util/concurrent/locks/LockSupport.park(Ljava/lang/Object;)V", "park"),
          Map.entry("java/util/concurrent/locks/LockSupport.parkNanos(J)V", "parkNanos"),
          Map.entry(
              "java/util/concurrent/locks/LockSupport.parkNanos(Ljava/lang/Object;J)V",
              "parkNanos"),
          Map.entry("java/util/concurrent/locks/LockSupport.parkUntil(J)V", "parkUntil"),
          Map.entry(
              "java/util/concurrent/locks/LockSupport.parkUntil(Ljava/lang/Object;J)V",
              "parkUntil"),
          Map.entry("java/lang/System.nanoTime()J", "nanoTime"),
          Map.entry("java/lang/System.currentTimeMillis()J", "currentTimeMillis"),
          Map.entry("java/time/Instant.now()Ljava/time/Instant;", "now"));

  private static final Map<String, String> OF_OBJECT =
      Map.of(
          "wait()V", "await",
          "wait(J)V", "await",
          "wait(JI)V", "await",
          "notify()V", "signal",
          "notifyAll()V", "signalAll");

  private static final Set<String> UNSHARED =
      Set.of(
          "java/util/Objects",
          "java/util/Comparator",
          "java/util/Locale",
          "java/util/Optional",
          "java/util/OptionalInt",
          "java/util/OptionalLong",
          "java/util/OptionalDouble",
          "java/util/StringJoiner",
          "java/util/UUID",
          "java/util/concurrent/TimeUnit");

  private Calls() {}

  /** The name of the probe's method that is called instead; null if none is. */
  static String replacement(Opcode opcode, String owner, String name, String type) {
    if (opcode == Opcode.INVOKESTATIC) {
      return STATIC.get(owner + "." + name + type);
    }
    if (opcode == Opcode.INVOKEVIRTUAL) {
      if (owner.equals("java/util/concurrent/TimeUnit") && name.equals("sleep")) {
        return "sleep";
      }
      return OF_OBJECT.get(name + type); // final methods of Object, so they are nothing else
    }
    if (opcode == Opcode.INVOKEINTERFACE && owner.equals("java/util/concurrent/locks/Condition")) {
      return (name + type).equals("await()V") ? "await" : null;
    }
    return null;
  }

  static boolean isOfObject(String name) {
    return name.equals("wait") || name.equals("notify") || name.equals("notifyAll");
  }

  /** Whether calls of a class's methods may be seen by other threads. */
  static boolean isShared(String owner) {
    return owner.equals("java/lang/Thread")
        || owner.equals("java/lang/StringBuilder")
        || owner.equals("java/lang/invoke/VarHandle")
        || owner.startsWith("java/util/concurrent/") && isNoValue(owner)
        || owner.startsWith("java/util/") && owner.indexOf('/', 10) < 0 && isNoValue(owner);
  }

  /** Whether calls of a class's methods may draw from a thread's own random numbers. */
  static boolean isRandom(String owner) {
    return owner.equals("java/util/concurrent/ThreadLocalRandom")
        || owner.equals("java/util/Random")
        || owner.equals("java/util/random/RandomGenerator");
  }

  private static boolean isNoValue(String owner) {
    return !UNSHARED.contains(owner) && !owner.endsWith("Exception");
  }
}
