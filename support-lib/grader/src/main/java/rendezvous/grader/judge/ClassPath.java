package rendezvous.grader.judge;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apiguardian.api.API;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.engine.JupiterTestEngine;
import org.junit.platform.commons.JUnitException;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.launcher.Launcher;
import org.opentest4j.AssertionFailedError;
import rendezvous.channel.Channel;
import rendezvous.grader.Points;
import rendezvous.lab.FailedSchedule;
import rendezvous.scheduler.Exploration;

/**
 * Where the classes are that submissions and tests may use, and those that judge them. Taken from
 * this process, whatever else is on its class path.
 */
public final class ClassPath {
  /** What submissions may be compiled against: the primitives. */
  private static final List<Class<?>> OF_SUBMISSIONS = List.of(Channel.class);

  /** What tests may be compiled against besides. */
  private static final List<Class<?>> OF_TESTS =
      List.of(Points.class, Exploration.class, Test.class, AssertionFailedError.class, API.class);

  /** What it takes to run them. */
  private static final List<Class<?>> OF_THE_JUDGE =
      List.of(
          FailedSchedule.class,
          JupiterTestEngine.class,
          JUnitException.class,
          TestEngine.class,
          Launcher.class);

  private ClassPath() {}

  /** What a submission and its tests are compiled against. */
  public static List<Path> ofTests() {
    return places(List.of(OF_SUBMISSIONS, OF_TESTS));
  }

  /** What the judging process runs from. */
  public static List<Path> ofJudge() {
    return places(List.of(OF_SUBMISSIONS, OF_TESTS, OF_THE_JUDGE));
  }

  private static List<Path> places(List<List<Class<?>>> types) {
    Set<Path> places = new LinkedHashSet<>();
    types.forEach(group -> group.forEach(type -> places.add(place(type))));
    return List.copyOf(places);
  }

  /** The jar or folder that a class of this process comes from. */
  public static Path place(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("not a place of classes: " + type, e);
    }
  }
}
