package rendezvous.workbench;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** A component that does what a test says. */
final class FakeComponent extends Component {

  static final Pattern READY = Pattern.compile("ready");
  static final Duration LIMIT = Duration.ofSeconds(30);

  interface Start {
    void on(Place here) throws Exception;
  }

  private final Start start;
  private Consumer<String> onStop = _ -> {};

  FakeComponent(String name, Start start) {
    super(name);
    this.start = start;
  }

  /** A component that runs a shell script, and is ready when that prints {@code ready}. */
  static FakeComponent script(String name, String script) {
    return new FakeComponent(
        name, here -> here.start(shell(script), READY, "TERM").awaitReady(LIMIT));
  }

  static ProcessBuilder shell(String script) {
    return new ProcessBuilder("sh", "-c", script);
  }

  FakeComponent onStop(Consumer<String> action) {
    onStop = action;
    return this;
  }

  void use() {
    requireReady();
  }

  @Override
  void start(Place here) throws Exception {
    start.on(here);
  }

  @Override
  void stop() {
    onStop.accept(name());
  }

  @Override
  String version() {
    return "fake 1.0";
  }

  @Override
  String listensOn() {
    return "nowhere";
  }
}
