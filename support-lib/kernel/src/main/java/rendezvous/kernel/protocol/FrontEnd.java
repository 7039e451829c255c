package rendezvous.kernel.protocol;

import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;

/**
 * The other end of a {@link Connection}: asks a kernel what a notebook asks, where no Jupyter is
 * there. Belongs to one thread.
 */
public final class FrontEnd {
  private final WireFormat format;
  private final ZMQ.Socket shell;
  private final ZMQ.Socket control;

  public FrontEnd(KernelConnectionProperties properties) throws GeneralSecurityException {
    format = new WireFormat(properties.createHMACGenerator());
    ZMQ.Context context = ZMQ.context(1);
    shell = context.socket(SocketType.DEALER);
    control = context.socket(SocketType.DEALER);
    ZMQ.Socket output = context.socket(SocketType.SUB);
    String address = properties.getTransport() + "://" + properties.getIp() + ":";
    shell.connect(address + properties.getShellPort());
    control.connect(address + properties.getControlPort());
    // never read, but a kernel waits until somebody listens
    output.connect(address + properties.getIopubPort());
    output.subscribe("");
  }

  /** Sends a request and waits for the reply. */
  public Message ask(String type, Map<String, Object> content) {
    format.send(shell, List.of(), type, null, content);
    return format.receive(shell);
  }

  /** Asks the kernel to execute a cell and waits for its end. */
  public Message execute(String code) {
    return ask("execute_request", Map.of("code", code, "stop_on_error", false));
  }

  /** Asks the kernel to end; does not wait. */
  public void shutDown() {
    format.send(control, List.of(), "shutdown_request", null, Map.of("restart", false));
  }
}
