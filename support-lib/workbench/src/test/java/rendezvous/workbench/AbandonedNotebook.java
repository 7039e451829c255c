package rendezvous.workbench;

import java.util.List;

/** Starts what a notebook may start, says what that is, and waits to be killed. */
final class AbandonedNotebook {

  private AbandonedNotebook() {}

  public static void main(String[] args) throws Exception {
    Workbench bench = Workbench.open("abandoned");
    FakeComponent component =
        bench.start(FakeComponent.script("fake", "sleep 600 & echo ready; wait"));
    ProcessHandle parent = ProcessHandle.of(component.pid().getAsLong()).orElseThrow();
    ProcessHandle child = parent.descendants().findFirst().orElseThrow();
    // as if it had been killed before the watchdog was told
    ProcessBuilder untold = new ProcessBuilder("sleep", "600");
    untold.environment().put(Watchdog.MARK, Watchdog.ID);
    List<Object> facts =
        List.of(
            Watchdog.process().pid(),
            bench.folder(),
            parent.pid(),
            child.pid(),
            untold.start().pid());
    System.out.println(String.join("\t", facts.stream().map(String::valueOf).toList()));
    System.in.read();
    System.exit(0);
  }
}
