package rendezvous.cli.grade;

import java.util.ArrayList;
import java.util.List;
import rendezvous.cli.CourseFailure;
import rendezvous.cli.Project;
import rendezvous.cli.setup.Sandbox;
import rendezvous.grader.box.Box;
import rendezvous.grader.box.Boxes;
import rendezvous.grader.judge.Judging;

/** The box that the submissions of a class are shut in. */
final class ChosenBox {
  private ChosenBox() {}

  /**
   * The strongest that works here, or the one that is asked for; says which it is, and what is
   * wrong with others. Installs bubblewrap if it can.
   *
   * @param level the one that is asked for; null if none is
   * @param unsandboxed whether L1 will do, which holds nothing
   * @throws CourseFailure if there is no box, and why
   */
  static Box of(Project project, Box.Level level, boolean unsandboxed) throws InterruptedException {
    List<String> refusals = new ArrayList<>();
    if (level == null || level == Box.Level.L3) {
      Sandbox.ensure(project, refusals::add);
    }
    Boxes boxes = new Boxes(Judging.probe());
    Box box =
        level == null
            ? boxes.strongest()
            : boxes
                .of(level)
                .orElseThrow(() ->
                    CourseFailure.setup(
                        "box " + level + " does not work here: " + said(refusals, boxes)));
    if (box.level() == Box.Level.L1 && !unsandboxed) {
      throw CourseFailure.setup(
          """
          there is no sandbox here, so a submission that finds a gap in the list of what is allowed \
          has this machine. (%s)
          On Linux, install bubblewrap: %s
          Elsewhere, grade in a container or a virtual machine. Or take the risk: \
          --i-accept-unsandboxed\
          """
              .formatted(said(refusals, boxes), Sandbox.howToInstall()));
    }
    refusals.addAll(boxes.refusals());
    System.out.println(
        "Box %s: %s.%s"
            .formatted(
                box.level(),
                box.text(),
                refusals.isEmpty() ? "" : " (" + String.join("; ", refusals) + ")"));
    return box;
  }

  private static String said(List<String> refusals, Boxes boxes) {
    List<String> all = new ArrayList<>(refusals);
    all.addAll(boxes.refusals());
    return all.isEmpty() ? "L1 was asked for" : String.join("; ", all);
  }
}
