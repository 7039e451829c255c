package rendezvous.kernel.protocol;

import com.google.gson.JsonObject;
import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;

/**
 * The five sockets of a Jupyter kernel, and one thread for each that is read.
 *
 * <p>The base library's own channels sleep up to 50 ms between two looks at a socket and hold a
 * lock of the kernel while a cell runs, so an interrupt could wait for the cell that it should
 * stop. Here every socket is read by a thread that blocks until something arrives.
 *
 * <p>ZeroMQ sockets belong to one thread. Shell, control and heartbeat are touched by their own
 * thread alone; {@code iopub} is written by any thread under {@link #publishing}; {@code stdin} is
 * touched by its own thread, which takes questions from a queue. None of these threads may ever be
 * interrupted: that would break the socket it waits on.
 *
 * <p>Source: Jupyter's "Messaging in Jupyter", protocol 5.3.
 */
public final class Connection {
  // immutable state
  private final KernelConnectionProperties properties;
  private final WireFormat format;
  private final ZMQ.Context context = ZMQ.context(1);
  private final ZMQ.Socket shell = context.socket(SocketType.ROUTER);
  private final ZMQ.Socket control = context.socket(SocketType.ROUTER);
  private final ZMQ.Socket stdin = context.socket(SocketType.ROUTER);
  private final ZMQ.Socket heartbeat = context.socket(SocketType.REP);
  // XPUB rather than PUB: it tells when a front end has subscribed
  private final ZMQ.Socket iopub = context.socket(SocketType.XPUB);
  private final ReentrantLock publishing = new ReentrantLock();
  private final LinkedBlockingQueue<Question> questions = new LinkedBlockingQueue<>();

  // mutable state, guarded by publishing
  private boolean subscribed;

  /** A prompt on its way to the person at the front end, and the place for the answer. */
  private record Question(
      Message request, String prompt, boolean password, LinkedBlockingQueue<String> answer) {}

  public Connection(KernelConnectionProperties properties) throws GeneralSecurityException {
    this.properties = properties;
    this.format = new WireFormat(properties.createHMACGenerator());
    // A slow front end must not lose output: the default mark drops messages beyond 1000.
    iopub.setHWM(0);
    for (ZMQ.Socket socket : List.of(shell, control, stdin, heartbeat, iopub)) {
      socket.setLinger(200);
    }
  }

  /**
   * Binds the sockets on which a front end listens. Done as early as possible: a front end that
   * connects too soon tries again only every 100 ms, and a subscription must be there before the
   * first reply.
   */
  public void bindBroadcast() {
    bind(iopub, properties.getIopubPort());
    bind(heartbeat, properties.getHbPort());
    bind(stdin, properties.getStdinPort());
    start("heartbeat", () -> heartbeat.send(heartbeat.recv(0), 0));
    start("stdin", this::askNext);
  }

  /** Binds the sockets that take requests; each is served by a thread of its own. */
  public void bindRequests(Consumer<Message> onShell, Consumer<Message> onControl) {
    bind(shell, properties.getShellPort());
    bind(control, properties.getControlPort());
    start("control", () -> read(control, onControl));
    start("shell", () -> read(shell, onShell));
  }

  private void bind(ZMQ.Socket socket, int port) {
    socket.bind(properties.getTransport() + "://" + properties.getIp() + ":" + port);
  }

  private static void start(String name, Runnable step) {
    Thread thread =
        new Thread(
            () -> {
              while (true) {
                step.run();
              }
            },
            "jupyter-" + name);
    // the process lives until it is told to end
    thread.start();
  }

  private void read(ZMQ.Socket socket, Consumer<Message> handler) {
    Message message = format.receive(socket);
    if (message != null) {
      handler.accept(message);
    }
  }

  /** Requests that wait on the shell socket now; to be called by the shell's thread. */
  public List<Message> waitingOnShell() {
    List<Message> waiting = new ArrayList<>();
    ZMQ.Poller poller = context.poller(1);
    poller.register(shell, ZMQ.Poller.POLLIN);
    while (poller.poll(0) > 0) {
      Message message = format.receive(shell);
      if (message != null) {
        waiting.add(message);
      }
    }
    poller.close();
    return waiting;
  }

  /** Answers a request of the shell; to be called by the shell's thread. */
  public void replyOnShell(Message request, Object content) {
    reply(shell, request, content);
  }

  /** Answers a request of the control channel; to be called by the control channel's thread. */
  public void replyOnControl(Message request, Object content) {
    reply(control, request, content);
  }

  private void reply(ZMQ.Socket socket, Message request, Object content) {
    String type = request.type().replace("_request", "_reply");
    format.send(socket, request.identities(), type, request.header(), content);
  }

  /** Tells every front end something about {@code parent}, which may be null. Any thread may. */
  public void publish(String type, Message parent, Object content) {
    publishing.lock();
    try {
      format.send(
          iopub,
          List.of(type.getBytes(StandardCharsets.US_ASCII)),
          type,
          parent == null ? null : parent.header(),
          content);
    } finally {
      publishing.unlock();
    }
  }

  /**
   * Waits until a front end has subscribed, a second at most: what is published before that is
   * lost, and a front end that misses the end of the first cell waits for ever.
   */
  public void awaitSubscriber() {
    publishing.lock();
    try {
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
      while (!subscribed && System.nanoTime() < end) {
        subscribed = iopub.recv(ZMQ.DONTWAIT) != null;
        if (!subscribed) {
          TimeUnit.MILLISECONDS.sleep(2);
        }
      }
      subscribed = true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      publishing.unlock();
    }
  }

  /**
   * Asks the person at the front end that sent {@code request} for a line of text and waits for it.
   *
   * @throws InterruptedException if interrupted while waiting; a later answer is dropped
   */
  public String ask(Message request, String prompt, boolean password) throws InterruptedException {
    Question question = new Question(request, prompt, password, new LinkedBlockingQueue<>());
    questions.add(question);
    try {
      return question.answer.take();
    } finally {
      // tells the stdin thread, which may still wait for the front end, that nobody does any more
      question.answer.add("");
    }
  }

  private void askNext() {
    Question question;
    try {
      question = questions.take();
    } catch (InterruptedException e) {
      throw new IllegalStateException("the stdin thread was interrupted", e);
    }
    ZMQ.Poller poller = context.poller(1);
    poller.register(stdin, ZMQ.Poller.POLLIN);
    while (poller.poll(0) > 0) {
      format.receive(stdin); // an answer that came after its question was given up
    }
    JsonObject content = new JsonObject();
    content.addProperty("prompt", question.prompt);
    content.addProperty("password", question.password);
    format.send(
        stdin, question.request.identities(), "input_request", question.request.header(), content);
    while (question.answer.isEmpty()) {
      if (poller.poll(50) > 0) {
        Message reply = format.receive(stdin);
        if (reply != null) {
          question.answer.add(reply.text("value", ""));
        }
      }
    }
    poller.close();
  }
}
