package rendezvous.grader.compile;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How sources, and what comes of them, are written between two processes, and read again. */
final class CompilerWire {
  private static final int MOST_BYTES = 32 << 20;
  private static final int MOST_ELEMENTS = 20_000;

  private CompilerWire() {}

  static void write(DataOutputStream out, List<Source> sources) throws IOException {
    out.writeInt(sources.size());
    for (Source source : sources) {
      text(out, source.name());
      text(out, source.text());
    }
    out.flush();
  }

  static List<Source> readSources(DataInputStream in) throws IOException {
    List<Source> sources = new ArrayList<>();
    for (int i = length(in, MOST_ELEMENTS); i > 0; i--) {
      sources.add(new Source(text(in), text(in)));
    }
    return sources;
  }

  static void write(DataOutputStream out, Compiled compiled) throws IOException {
    out.writeInt(compiled.classes().size());
    for (Map.Entry<String, byte[]> each : compiled.classes().entrySet()) {
      text(out, each.getKey());
      out.writeInt(each.getValue().length);
      out.write(each.getValue());
    }
    out.writeInt(compiled.submitted().size());
    for (String name : compiled.submitted()) {
      text(out, name);
    }
    out.writeInt(compiled.messages().size());
    for (CompilerMessage message : compiled.messages()) {
      out.writeBoolean(message.error());
      text(out, message.text());
      text(out, message.file());
      out.writeInt(message.line());
      out.writeInt(message.column());
      text(out, message.source());
    }
    out.flush();
  }

  static Compiled readCompiled(DataInputStream in) throws IOException {
    Map<String, byte[]> classes = new LinkedHashMap<>();
    for (int i = length(in, MOST_ELEMENTS); i > 0; i--) {
      classes.put(text(in), bytes(in));
    }
    Set<String> submitted = new LinkedHashSet<>();
    for (int i = length(in, MOST_ELEMENTS); i > 0; i--) {
      submitted.add(text(in));
    }
    List<CompilerMessage> messages = new ArrayList<>();
    for (int i = length(in, MOST_ELEMENTS); i > 0; i--) {
      messages.add(
          new CompilerMessage(
              in.readBoolean(), text(in), text(in), in.readInt(), in.readInt(), text(in)));
    }
    return new Compiled(classes, submitted, messages);
  }

  private static void text(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String text(DataInputStream in) throws IOException {
    return new String(bytes(in), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(DataInputStream in) throws IOException {
    int length = length(in, MOST_BYTES);
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("the other process has ended in the middle of a message");
    }
    return bytes;
  }

  private static int length(DataInputStream in, int most) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > most) {
      throw new IOException("not a length: " + length);
    }
    return length;
  }
}
