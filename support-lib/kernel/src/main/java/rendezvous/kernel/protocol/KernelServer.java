package rendezvous.kernel.protocol;

import io.github.spencerpark.jupyter.kernel.ReplacementOptions;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rendezvous.kernel.JavaKernel;
import rendezvous.kernel.cell.CellError;
import rendezvous.kernel.cell.Frames;
import rendezvous.kernel.stream.CellOutput;

/**
 * Answers the requests of front ends.
 *
 * <p>Shell requests are answered one after the other; control requests beside them, so that an
 * interrupt gets through while a cell runs. As in IPython, a cell that fails takes the cells with
 * it that were already sent after it.
 */
public final class KernelServer {
  private final Connection connection;
  private final JavaKernel kernel;
  private final CellOutput output;

  // touched by the shell's thread only
  private final ArrayDeque<Message> pending = new ArrayDeque<>();
  private final ArrayDeque<Message> aborted = new ArrayDeque<>();
  private int count;

  public KernelServer(Connection connection, JavaKernel kernel, CellOutput output) {
    this.connection = connection;
    this.kernel = kernel;
    this.output = output;
  }

  /** Handles a request that came on the shell socket. */
  public void onShell(Message request) {
    pending.add(request);
    for (Message next; (next = pending.poll()) != null; ) {
      Message message = next;
      handle(message, content -> connection.replyOnShell(message, content));
      abortTaken();
    }
  }

  /** Handles a request that came on the control socket. */
  public void onControl(Message request) {
    handle(request, content -> connection.replyOnControl(request, content));
  }

  /** Sends the reply; what it says is final. */
  @FunctionalInterface
  private interface Reply {
    void send(Object content);
  }

  private void handle(Message request, Reply reply) {
    status(request, "busy");
    try {
      switch (request.type()) {
        case "execute_request" -> execute(request, reply);
        case "kernel_info_request" -> reply.send(kernelInfo());
        case "complete_request" -> reply.send(complete(request));
        case "inspect_request" -> reply.send(inspect(request));
        case "is_complete_request" -> reply.send(isComplete(request));
        case "comm_info_request" -> reply.send(ok(Map.of("comms", Map.of())));
        case "history_request" -> reply.send(ok(Map.of("history", List.of())));
        case "interrupt_request" -> {
          kernel.interrupt();
          reply.send(ok(Map.of()));
        }
        case "shutdown_request" -> shutdown(request, reply);
        default -> {} // the protocol asks to ignore what a kernel does not know
      }
    } catch (RuntimeException | Error e) {
      // the kernel goes on: its thread must not end
      reply.send(error("KernelError", String.valueOf(e), Frames.show(e)));
    } finally {
      status(request, "idle");
    }
  }

  private void status(Message request, String state) {
    output.flush();
    connection.publish("status", request, Map.of("execution_state", state));
  }

  private void execute(Message request, Reply reply) {
    connection.awaitSubscriber();
    String code = request.text("code", "");
    boolean silent = request.flag("silent", false);
    if (!silent) {
      count++;
      connection.publish("execute_input", request, Map.of("code", code, "execution_count", count));
    }
    try {
      DisplayData value = kernel.execute(code, count, request);
      output.flush();
      if (value != null && !silent) {
        connection.publish("execute_result", request, result(value));
      }
      reply.send(
          ok(Map.of("execution_count", count, "user_expressions", Map.of(), "payload", List.of())));
    } catch (CellError e) {
      fail(request, reply, e.name(), e.value(), e.lines());
    } catch (RuntimeException | Error e) {
      // what a value's own rendering throws, or a library that a magic uses
      fail(request, reply, e.getClass().getName(), String.valueOf(e.getMessage()), Frames.show(e));
    }
  }

  private Map<String, Object> result(DisplayData value) {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("execution_count", count);
    content.putAll(Bundle.of(value));
    return content;
  }

  private void fail(Message request, Reply reply, String name, String value, List<String> lines) {
    output.flush();
    Map<String, Object> error = error(name, value, Traceback.coloured(lines));
    error.put("execution_count", count);
    connection.publish("error", request, error);
    if (request.flag("stop_on_error", true)) {
      // before the reply: what is sent once the front end knows of the failure is executed
      pending.addAll(connection.waitingOnShell());
      aborted.addAll(pending);
      pending.clear();
    }
    reply.send(error);
  }

  /** Cells that were sent before the front end could know of a failure are not executed. */
  private void abortTaken() {
    for (Message message; (message = aborted.poll()) != null; ) {
      if (message.type().equals("execute_request")) {
        status(message, "busy");
        connection.replyOnShell(message, Map.of("status", "aborted", "execution_count", count));
        status(message, "idle");
      } else {
        pending.add(message);
      }
    }
  }

  private Map<String, Object> kernelInfo() {
    Map<String, Object> info = new LinkedHashMap<>();
    info.put("protocol_version", "5.3");
    info.put("implementation", "rendezvous");
    info.put("implementation_version", "1.0");
    info.put("language_info", kernel.getLanguageInfo());
    info.put("banner", kernel.getBanner());
    info.put("help_links", List.of());
    return ok(info);
  }

  private Map<String, Object> complete(Message request) {
    String code = request.text("code", "");
    int position = utf16(code, request.number("cursor_pos", code.length()));
    ReplacementOptions found = kernel.complete(code, position);
    Map<String, Object> reply = new LinkedHashMap<>();
    reply.put("matches", found.getReplacements());
    reply.put("cursor_start", codePoints(code, found.getSourceStart()));
    reply.put("cursor_end", codePoints(code, found.getSourceEnd()));
    reply.put("metadata", Map.of());
    return ok(reply);
  }

  private Map<String, Object> inspect(Message request) {
    String code = request.text("code", "");
    int position = utf16(code, request.number("cursor_pos", code.length()));
    DisplayData found = kernel.inspect(code, position, request.number("detail_level", 0) > 0);
    Map<String, Object> reply = new LinkedHashMap<>();
    reply.put("found", found != null);
    reply.putAll(Bundle.of(found == null ? DisplayData.EMPTY : found));
    return ok(reply);
  }

  private Map<String, Object> isComplete(Message request) {
    String answer = kernel.isComplete(request.text("code", ""));
    return answer.isBlank()
        ? Map.of("status", "incomplete", "indent", answer)
        : Map.of("status", answer);
  }

  private void shutdown(Message request, Reply reply) {
    boolean restart = request.flag("restart", false);
    reply.send(ok(Map.of("restart", restart)));
    status(request, "idle");
    try {
      Thread.sleep(30); // the sockets' own thread sends the reply meanwhile
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    kernel.onShutdown(restart);
  }

  private static Map<String, Object> ok(Map<String, Object> content) {
    Map<String, Object> reply = new LinkedHashMap<>();
    reply.put("status", "ok");
    reply.putAll(content);
    return reply;
  }

  private static Map<String, Object> error(String name, String value, List<String> lines) {
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("status", "error");
    error.put("ename", name);
    error.put("evalue", value);
    error.put("traceback", lines);
    return error;
  }

  /** The protocol counts characters, Java counts UTF-16 units. */
  private static int utf16(String code, int codePoints) {
    return code.offsetByCodePoints(0, Math.min(codePoints, code.codePointCount(0, code.length())));
  }

  private static int codePoints(String code, int utf16) {
    return code.codePointCount(0, Math.min(utf16, code.length()));
  }
}
