package rendezvous.kernel.deadlock;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who waits at which monitor ({@code synchronized}, {@code Object.wait}), and who holds it.
 *
 * <p>For virtual threads only the JVM's thread dump in JSON tells this, since JDK 25.
 */
final class Monitors {
  private Monitors() {}

  /**
   * A thread at a monitor.
   *
   * @param object class and identity of the monitor's object
   * @param entering whether it waits to enter; otherwise it is inside and waits to be notified
   * @param owner identifier of the thread that holds the monitor, or null where no thread does
   */
  record Wait(String object, boolean entering, Long owner) {}

  /** By thread identifier. Empty where the dump fails: a report is still a report without it. */
  static Map<Long, Wait> waits() {
    try {
      return read(dump());
    } catch (IOException | RuntimeException e) {
      return Map.of();
    }
  }

  private static List<JsonObject> dump() throws IOException {
    Path folder = Files.createTempDirectory("thread-dump");
    Path file = folder.resolve("threads.json");
    try {
      ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
          .dumpThreads(file.toString(), HotSpotDiagnosticMXBean.ThreadDumpFormat.JSON);
      List<JsonObject> threads = new ArrayList<>();
      for (JsonElement container :
          JsonParser.parseString(Files.readString(file))
              .getAsJsonObject()
              .getAsJsonObject("threadDump")
              .getAsJsonArray("threadContainers")) {
        container
            .getAsJsonObject()
            .getAsJsonArray("threads")
            .forEach(thread -> threads.add(thread.getAsJsonObject()));
      }
      return threads;
    } finally {
      Files.deleteIfExists(file);
      Files.delete(folder);
    }
  }

  private static Map<Long, Wait> read(List<JsonObject> threads) {
    Map<String, Long> owners = new HashMap<>();
    for (JsonObject thread : threads) {
      for (String monitor : owned(thread)) {
        // the dump lists a monitor as owned although Object.wait() has released it
        if (!monitor.equals(text(thread, "waitingOn"))) {
          owners.put(monitor, id(thread));
        }
      }
    }
    Map<Long, Wait> waits = new HashMap<>();
    for (JsonObject thread : threads) {
      String blockedOn = text(thread, "blockedOn");
      String waitingOn = text(thread, "waitingOn");
      if (blockedOn != null) {
        waits.put(id(thread), new Wait(blockedOn, true, owners.get(blockedOn)));
      } else if (waitingOn != null) {
        waits.put(id(thread), new Wait(waitingOn, false, null));
      }
    }
    return waits;
  }

  private static List<String> owned(JsonObject thread) {
    List<String> monitors = new ArrayList<>();
    if (thread.has("monitorsOwned")) {
      for (JsonElement frame : thread.getAsJsonArray("monitorsOwned")) {
        for (JsonElement lock : frame.getAsJsonObject().getAsJsonArray("locks")) {
          if (!lock.isJsonNull()) {
            monitors.add(lock.getAsString());
          }
        }
      }
    }
    return monitors;
  }

  private static long id(JsonObject thread) {
    return thread.get("tid").getAsLong();
  }

  private static String text(JsonObject thread, String field) {
    return thread.has(field) ? thread.get(field).getAsString() : null;
  }
}
