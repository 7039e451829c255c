package rendezvous.workbench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import rendezvous.lab.Displayable;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Real components of one notebook, and the certainty that none of them outlives it.
 *
 * <p>A workbench lives across cells, until it is closed or the JVM ends. Whatever way that is, even
 * if the kernel is killed, its processes end and its temporary folders are deleted. So that cells
 * can be run again, opening a workbench closes the one of the same name, and starting a component
 * stops the one of the same name.
 *
 * {@snippet :
 * Workbench bench = Workbench.open("2.5");
 * Postgres database = bench.postgres();
 * WebSite shop = bench.site("shop").pages(path -> "<h1>" + path + "</h1>");
 * bench
 * }
 *
 * <p>As a cell's last expression it shows a table of its components. Safe for use by any number of
 * threads.
 */
public final class Workbench implements AutoCloseable, Displayable {

  private static final Map<String, Workbench> OPEN = new HashMap<>();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(Workbench::closeAll, "close workbenches"));
  }

  // immutable state
  private final String name;

  // mutable state, guarded by this
  private final Map<String, Component> components = new LinkedHashMap<>();
  private Path folder;
  private boolean closed;

  private Workbench(String name) {
    this.name = name;
  }

  /** Opens an empty workbench; one of the same name, from an earlier run of the cell, is closed. */
  public static Workbench open(String name) {
    Workbench bench = new Workbench(name);
    Workbench earlier;
    synchronized (OPEN) {
      earlier = OPEN.put(name, bench);
    }
    if (earlier != null) {
      earlier.close();
    }
    return bench;
  }

  /**
   * Starts a component, and returns it when it can be used. One of the same name is stopped first.
   *
   * @throws ComponentFailedException if it cannot start; nothing of it is left then
   * @throws InterruptedException if interrupted; nothing of it is left then
   */
  public <C extends Component> C start(C component) throws InterruptedException {
    Component earlier;
    synchronized (this) {
      if (closed) {
        throw new IllegalStateException(
            "the workbench is closed; run the cell that opens it again");
      }
      earlier = components.get(component.name());
      if (earlier == component) {
        throw new IllegalStateException(component.name() + " was started before");
      }
      components.remove(component.name());
      components.put(component.name(), component);
    }
    if (earlier != null) {
      earlier.close();
    }
    component.startOn(this);
    return component;
  }

  /**
   * Starts a component if it can run here. Otherwise it prints why not and what to do, so that the
   * rest of the notebook goes on without it.
   */
  public <C extends Component> Optional<C> tryStart(C component) throws InterruptedException {
    try {
      return Optional.of(start(component));
    } catch (ComponentFailedException e) {
      System.out.println(e.getMessage());
      return Optional.empty();
    }
  }

  /** Starts a web site without pages yet, in this JVM. */
  public WebSite site(String name) throws InterruptedException {
    return start(WebSite.named(name));
  }

  /** Starts a PostgreSQL server with an empty database, under the name {@code postgres}. */
  public Postgres postgres() throws InterruptedException {
    return start(Postgres.named("postgres"));
  }

  /**
   * A temporary folder for whatever the notebook likes; deleted when the workbench is closed.
   *
   * @throws IOException if it cannot be made
   */
  public synchronized Path folder() throws IOException {
    if (closed) {
      throw new IOException("the workbench is closed");
    }
    if (folder == null) {
      Path made = Leftovers.newFolder();
      try {
        Watchdog.guard(made);
      } catch (IOException e) {
        Leftovers.delete(made);
        throw e;
      }
      folder = made;
    }
    return folder;
  }

  /**
   * Compiles source code to a jar in the workbench's folder: a program that {@link ChildJvm#main}
   * can start any number of times, with {@code classPath(jar)}. Its classes are not the notebook's.
   *
   * @param classPath folders and jars that it needs
   * @throws IOException if it does not compile; the message says which lines
   */
  public Path jar(String name, String code, Path... classPath) throws IOException {
    LogTail log = new LogTail();
    try {
      return ProgramJar.make(
          code, List.of(classPath), Files.createTempDirectory(folder(), name + "-"), log);
    } catch (IOException e) {
      throw new IOException(e.getMessage() + "\n" + String.join("\n", log.lines()), e);
    }
  }

  /** What was started, in that order; also what has stopped or failed since. */
  public synchronized List<Component> components() {
    return List.copyOf(components.values());
  }

  /** Stops all components, what was started last first. Closing it again does nothing. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    for (Component component : components().reversed()) {
      component.close();
    }
    Path left;
    synchronized (this) {
      left = folder;
      folder = null;
    }
    if (left != null) {
      try {
        Leftovers.delete(left);
        Watchdog.release(left);
      } catch (IOException e) {
        // the watchdog tries again when this JVM ends
        System.err.println("cannot delete " + left + ": " + e);
      }
    }
    synchronized (OPEN) {
      OPEN.remove(name, this);
    }
  }

  private static void closeAll() {
    List<Workbench> open;
    synchronized (OPEN) {
      open = List.copyOf(OPEN.values());
    }
    open.forEach(Workbench::close);
  }

  @Override
  public Map<String, Object> mimeBundle() {
    return table("Workbench " + name, components()).mimeBundle();
  }

  static Displayable table(String title, List<Component> components) {
    Table table =
        Table.create(
            title,
            column("component", components, Component::name),
            column("is", components, Component::version),
            column("address", components, each -> each.isReady() ? each.address() : ""),
            column("process", components, Workbench::process),
            column("state", components, each -> each.state().toString()),
            column("started in", components, Workbench::startTime));
    return Displayable.of(table);
  }

  private static StringColumn column(
      String title, List<Component> components, Function<Component, String> text) {
    return StringColumn.create(title, components.stream().map(text).toList());
  }

  private static String process(Component component) {
    if (component.pid().isPresent()) {
      return String.valueOf(component.pid().getAsLong());
    }
    return component.isReady() ? "this JVM" : "";
  }

  private static String startTime(Component component) {
    return component.isReady()
        ? String.format(Locale.ROOT, "%,d ms", component.startTime().toMillis())
        : "";
  }

  @Override
  public String toString() {
    return "Workbench " + name + " " + components();
  }
}
