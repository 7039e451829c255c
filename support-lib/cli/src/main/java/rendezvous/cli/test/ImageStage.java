package rendezvous.cli.test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import rendezvous.cli.Project;
import rendezvous.cli.setup.AptInstall;

/**
 * The container image is built from Debian's mirror, without a container engine, started as
 * BinderHub, repo2docker and JupyterHub do, and used in a real browser. Needs root on Debian, for a
 * base like Docker's; elsewhere it is skipped, and so it is where ten minutes are not enough.
 */
record ImageStage(Project project) implements Stage {

  private static final Duration ALL = Duration.ofMinutes(10);

  /** Of the ten minutes, what the browser gets at least. */
  private static final Duration BROWSER = Duration.ofMinutes(3);

  private static final List<String> PROGRAMS =
      List.of("buildah", "mmdebstrap", "unshare", "python3");
  private static final List<String> PACKAGES =
      List.of("buildah", "mmdebstrap", "util-linux", "python3");

  /** Exit code of {@code build-image}: this machine can make no base. */
  private static final int NO_BASE = 4;

  private static final int TOO_LATE = 124;

  @Override
  public String name() {
    return "image";
  }

  @Override
  public String what() {
    return "the container image, built, started as Binder does, and driven by Chromium offline";
  }

  @Override
  public Tally run() throws IOException, InterruptedException {
    Tally identical = sameDockerfiles() ? new Tally(1, 0, 0) : Tally.ONE_FAILED;
    Optional<String> obstacle = obstacle();
    if (obstacle.isPresent()) {
      return identical.plus(skipped(obstacle.get()));
    }
    long end = System.nanoTime() + ALL.toNanos();
    BrowserTests browser = new BrowserTests(project, "image-browser");
    Optional<String> noBrowser = browser.obstacle();
    if (noBrowser.isPresent()) {
      return identical.plus(skipped(noBrowser.get()));
    }
    StageProgram build = new StageProgram(project, "image-build");
    Files.deleteIfExists(build.log());
    Path work = project.target().resolve("image");
    int code =
        build.run(
            project.home(),
            Map.of(),
            untilEnd(end).minus(BROWSER),
            List.of(script("build-image").toString(), work.toString()));
    if (code == TOO_LATE || code == NO_BASE) {
      return identical.plus(
          skipped(
              code == NO_BASE
                  ? "no base image can be made: " + build.lastLines(1)
                  : "on this machine the image is not built within "
                      + ALL.minus(BROWSER).toMinutes()
                      + " minutes"));
    }
    if (code != 0) {
      build.printFailure(build.lastLines(20));
      return identical.plus(Tally.ONE_FAILED);
    }
    build.text().lines().filter(line -> line.contains("] image: ")).forEach(System.out::println);
    return identical.plus(new Tally(1, 0, 0)).plus(drive(browser, work, untilEnd(end)));
  }

  private Tally drive(BrowserTests browser, Path work, Duration limit)
      throws IOException, InterruptedException {
    // On a network of its own, which is loopback alone: what needs another fails.
    Tally tally =
        browser.run(
            Map.of("IMAGE_WORK", work.toString()),
            limit,
            List.of("unshare", "--net", "--", "python3", script("loopback.py").toString()),
            List.of("image.test.mjs"));
    browser
        .text()
        .lines()
        .filter(line -> line.startsWith("# "))
        .filter(ImageStage::isFigure)
        .forEach(line -> System.out.println("  " + line.substring(2)));
    return tally;
  }

  private static boolean isFigure(String line) {
    return line.contains(" after ") || line.contains("memory");
  }

  private boolean sameDockerfiles() throws IOException {
    boolean same =
        Files.mismatch(
                project.home().resolve("Dockerfile"), project.home().resolve("binder/Dockerfile"))
            < 0;
    if (!same) {
      System.out.println("    Dockerfile and binder/Dockerfile differ");
    }
    return same;
  }

  private Optional<String> obstacle() throws IOException {
    if (!System.getProperty("os.name").equals("Linux")
        || !Files.exists(Path.of("/etc/debian_version"))) {
      return Optional.of("its base is made by Debian's tools, and this is not Debian");
    }
    if (!System.getProperty("user.name").equals("root")) {
      return Optional.of("its base is made as root");
    }
    if (allInstalled()) {
      return Optional.empty();
    }
    StringBuilder refusals = new StringBuilder("needs " + String.join(", ", PROGRAMS));
    new AptInstall(project.target().resolve("setup"))
        .install("Image-tools", PACKAGES, refusal -> refusals.append("; ").append(refusal));
    return allInstalled() ? Optional.empty() : Optional.of(refusals.toString());
  }

  private static boolean allInstalled() {
    return PROGRAMS.stream()
        .allMatch(program ->
            Stream.of("/usr/bin", "/usr/sbin", "/bin", "/sbin")
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program))));
  }

  private Path script(String name) {
    return project.home().resolve("support-lib/cli/src/test/image").resolve(name);
  }

  private static Duration untilEnd(long end) {
    return Duration.ofNanos(end - System.nanoTime());
  }

  private static Tally skipped(String why) {
    System.out.println("  skipped: " + why);
    return Tally.ONE_SKIPPED;
  }
}
