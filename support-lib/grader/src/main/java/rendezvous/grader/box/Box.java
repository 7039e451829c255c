package rendezvous.grader.box;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import rendezvous.grader.Limits;

/** In what a process is shut. Immutable. */
public sealed interface Box {

  /** How strong a box is. */
  enum Level {
    /** The submission is looked through, and the JVM has its limits: nothing else holds it. */
    L1,
    /** The kernel refuses the process files, the network and other programs. */
    L2,
    /** The process sees nothing of the machine but what it needs to run. */
    L3
  }

  /** How strong it is. */
  Level level();

  /** What it is made of, in words. */
  String text();

  /**
   * Starts a Java program in it.
   *
   * @throws IOException if that cannot be done
   */
  Process start(JavaProgram program, Limits limits) throws IOException;

  /** The weakest one, which is there everywhere. */
  Box OPEN = new Open();

  /** No box: for a learner's own code on the learner's own machine. */
  record Open() implements Box {
    @Override
    public Level level() {
      return Level.L1;
    }

    @Override
    public String text() {
      return "no sandbox: only the list of what is allowed, and the limits of the JVM";
    }

    @Override
    public Process start(JavaProgram program, Limits limits) throws IOException {
      return ChildProcesses.start(program.command());
    }
  }

  /** Landlock, seccomp and resource limits, which the process takes upon itself: see there. */
  record Rules() implements Box {
    @Override
    public Level level() {
      return Level.L2;
    }

    @Override
    public String text() {
      return "Landlock, seccomp and resource limits";
    }

    @Override
    public Process start(JavaProgram program, Limits limits) throws IOException {
      return ChildProcesses.start(KernelRules.around(program, limits).command());
    }
  }

  /**
   * Linux namespaces, made by bubblewrap.
   *
   * @param bubblewrap how it is called, with what is the same for all programs
   */
  record Namespaces(Bubblewrap bubblewrap) implements Box {
    @Override
    public Level level() {
      return Level.L3;
    }

    @Override
    public String text() {
      return "bubblewrap: namespaces of its own, no network, no /proc, no files but those of Java;"
          + " memory is held by the JVM's own limits, not by a cgroup";
    }

    @Override
    public Process start(JavaProgram program, Limits limits) throws IOException {
      List<String> command = new ArrayList<>(bubblewrap.before(program, limits));
      command.addAll(program.command());
      return ChildProcesses.start(command);
    }
  }
}
