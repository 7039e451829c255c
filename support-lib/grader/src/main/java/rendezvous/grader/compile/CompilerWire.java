package rendezvous.grader.compile;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import rendezvous.grader.box.BoundedData;

/** How sources, and what comes of them, are written between two processes, and read again. */
final class CompilerWire {
  private static final int MOST_BYTES = 32 << 20;
  private static final int MOST_ELEMENTS = 20_000;

  private CompilerWire() {}

  static void write(DataOutputStream out, List<Source> sources) throws IOException {
    out.writeInt(sources.size());
    for (Source source : sources) {
      BoundedData.write(out, source.name());
      BoundedData.write(out, source.text());
    }
    out.flush();
  }

  static List<Source> readSources(DataInputStream in) throws IOException {
    List<Source> sources = new ArrayList<>();
    for (int i = BoundedData.length(in, MOST_ELEMENTS); i > 0; i--) {
      sources.add(new Source(text(in), text(in)));
    }
    return sources;
  }

  static void write(DataOutputStream out, Compiled compiled) throws IOException {
    out.writeInt(compiled.classes().size());
    for (Map.Entry<String, byte[]> each : compiled.classes().entrySet()) {
      BoundedData.write(out, each.getKey());
      BoundedData.write(out, each.getValue());
    }
    out.writeInt(compiled.submitted().size());
    for (String name : compiled.submitted()) {
      BoundedData.write(out, name);
    }
    out.writeInt(compiled.messages().size());
    for (CompilerMessage message : compiled.messages()) {
      out.writeBoolean(message.error());
      BoundedData.write(out, message.text());
      BoundedData.write(out, message.file());
      out.writeInt(message.line());
      out.writeInt(message.column());
      BoundedData.write(out, message.source());
    }
    out.flush();
  }

  static Compiled readCompiled(DataInputStream in) throws IOException {
    Map<String, byte[]> classes = new LinkedHashMap<>();
    for (int i = BoundedData.length(in, MOST_ELEMENTS); i > 0; i--) {
      classes.put(text(in), BoundedData.bytes(in, MOST_BYTES));
    }
    Set<String> submitted = new LinkedHashSet<>();
    for (int i = BoundedData.length(in, MOST_ELEMENTS); i > 0; i--) {
      submitted.add(text(in));
    }
    List<CompilerMessage> messages = new ArrayList<>();
    for (int i = BoundedData.length(in, MOST_ELEMENTS); i > 0; i--) {
      messages.add(
          new CompilerMessage(
              in.readBoolean(), text(in), text(in), in.readInt(), in.readInt(), text(in)));
    }
    return new Compiled(classes, submitted, messages);
  }

  private static String text(DataInputStream in) throws IOException {
    return BoundedData.text(in, MOST_BYTES);
  }
}
