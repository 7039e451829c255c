package rendezvous.grader.box;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import rendezvous.grader.Limits;

/** Finds out which boxes work here. */
public final class Boxes {
  private static final int PROBE_SECONDS = 30;

  private final JavaProgram probe;
  private final List<String> refusals = new ArrayList<>();

  /**
   * Nothing is tried yet.
   *
   * @param probe a program that does nothing, and ends with 0 if it could be started
   */
  public Boxes(JavaProgram probe) {
    this.probe = probe;
  }

  /** The strongest box that works, which may be {@link Box#OPEN}. */
  public Box strongest() throws InterruptedException {
    Optional<Box> namespaces = of(Box.Level.L3);
    Optional<Box> found = namespaces.isPresent() ? namespaces : of(Box.Level.L2);
    return found.orElse(Box.OPEN);
  }

  /** The box of a level, if it works; else {@link #refusals} says why not. */
  public Optional<Box> of(Box.Level level) throws InterruptedException {
    if (!System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux")) {
      refusals.add(level + " needs Linux");
      return level == Box.Level.L1 ? Optional.of(Box.OPEN) : Optional.empty();
    }
    return switch (level) {
      case L1 -> Optional.of(Box.OPEN);
      case L2 -> tried(new Box.Rules());
      case L3 -> {
        Optional<Bubblewrap> bubblewrap = Bubblewrap.find();
        if (bubblewrap.isEmpty()) {
          refusals.add("L3: bubblewrap is not installed");
        }
        yield bubblewrap.isPresent()
            ? tried(new Box.Namespaces(bubblewrap.get()))
            : Optional.empty();
      }
    };
  }

  /** Why those that were tried do not work. */
  public List<String> refusals() {
    return List.copyOf(refusals);
  }

  private Optional<Box> tried(Box box) throws InterruptedException {
    try {
      Process process = box.start(probe, Limits.DEFAULT);
      try {
        process.getOutputStream().close();
        if (!process.waitFor(PROBE_SECONDS, TimeUnit.SECONDS)) {
          refusals.add(box.level() + ": no answer within " + PROBE_SECONDS + " s");
        } else if (process.exitValue() == 0) {
          return Optional.of(box);
        } else {
          refusals.add(box.level() + ": " + lastLine(process));
        }
      } finally {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      refusals.add(box.level() + ": " + e.getMessage());
    }
    return Optional.empty();
  }

  private static String lastLine(Process process) throws IOException {
    String said =
        new String(process.getErrorStream().readNBytes(4_000), StandardCharsets.UTF_8).strip();
    return said.isEmpty()
        ? "exit code " + process.exitValue()
        : said.lines().reduce((_, last) -> last).orElseThrow();
  }
}
