package rendezvous.workbench;

import java.util.List;

/** A component that is a process which listens on one port of the loopback interface. */
abstract class Server extends Component {

  // immutable state
  private final List<Remedy> remedies;

  // mutable state
  private volatile int port;
  private volatile String version;

  /**
   * A server that is not started yet.
   *
   * @param software what it is called as long as nothing is known about its version
   * @param remedies what can be done about failures that only this kind of server has
   */
  Server(String name, String software, List<Remedy> remedies) {
    super(name);
    this.version = software;
    this.remedies = remedies;
  }

  /** To be called when it has started. */
  final void listens(int onPort) {
    port = onPort;
  }

  /** To be called when its log, or whatever else, has told. */
  final void hasVersion(String softwareAndVersion) {
    version = softwareAndVersion;
  }

  /** Where it listens, if it does. */
  final int localPort() {
    return port;
  }

  @Override
  final List<Remedy> remedies() {
    return remedies;
  }

  @Override
  final String version() {
    return version;
  }

  @Override
  final String listensOn() {
    return "127.0.0.1:" + port;
  }
}
