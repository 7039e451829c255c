package rendezvous.kernel.cell;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Stack traces as a learner should see them: cells and libraries, nothing of the machinery. */
public final class Frames {
  private static final Pattern WRAPPER =
      Pattern.compile(
          "REPL\\.\\$JShell\\$\\d+[A-Z]*(?:_\\d+[A-Z]*)*(?:\\$\\$JShell\\$anonymous\\$)?\\$?");
  private static final String CELL_METHOD = "do_it$";

  /** Where JShell puts the initialiser of a {@code var}; called by {@link #CELL_METHOD}. */
  private static final String INITIALISER_METHOD = CELL_METHOD + "Aux";

  private static final int LONGEST = 40;

  private static volatile UnaryOperator<StackTraceElement> located = UnaryOperator.identity();

  private Frames() {}

  /** Has the frames that are shown from now on be shown with the places that {@code by} gives. */
  static void locate(UnaryOperator<StackTraceElement> by) {
    located = by;
  }

  /** A frame with the place of its code in the cell that has declared it last. */
  static StackTraceElement located(StackTraceElement frame) {
    return isCell(frame) ? located.apply(frame) : frame;
  }

  /** Whether a frame is code of a cell. */
  public static boolean isCell(StackTraceElement frame) {
    return frame.getClassName().startsWith("REPL.$JShell$");
  }

  /** Where in a cell a stack stands: its innermost frame in a cell, as {@code cell [3]:7}. */
  public static Optional<String> cellLine(StackTraceElement[] stack) {
    for (StackTraceElement each : stack) {
      StackTraceElement frame = located(each);
      if (isCell(frame) && frame.getLineNumber() > 0) {
        return Optional.of(frame.getFileName() + ":" + frame.getLineNumber());
      }
    }
    return Optional.empty();
  }

  /** A class name without JShell's wrapper; also cleans any text in which such names occur. */
  public static String clean(String text) {
    return WRAPPER.matcher(text).replaceAll("");
  }

  /** One frame as text, for instance {@code Counter.add(cell [1]:4)} or {@code cell [3]:7}. */
  public static String show(StackTraceElement of) {
    StackTraceElement frame = located(of);
    String place =
        frame.getFileName() == null
            ? "unknown source"
            : frame.getLineNumber() > 0
                ? frame.getFileName() + ":" + frame.getLineNumber()
                : frame.getFileName();
    if (!isCell(frame)) {
      return frame.getClassName() + "." + frame.getMethodName() + "(" + place + ")";
    }
    if (frame.getMethodName().startsWith(CELL_METHOD)) {
      return place;
    }
    String type = clean(frame.getClassName());
    String method = frame.getMethodName();
    if (method.startsWith("lambda$")) {
      return type.isEmpty() ? "lambda in " + place : "lambda in " + type + "(" + place + ")";
    }
    return (type.isEmpty() ? "" : type + ".") + method + "(" + place + ")";
  }

  /** A stack without the frames of the kernel, of reflection and of the thread's own start. */
  public static List<StackTraceElement> visible(StackTraceElement[] stack) {
    List<StackTraceElement> frames = new ArrayList<>();
    for (StackTraceElement frame : stack) {
      String type = frame.getClassName();
      if (isCell(frame)
          && (frame.getMethodName().equals(CELL_METHOD)
              || frame.getMethodName().equals(INITIALISER_METHOD))) {
        frames.add(frame);
        break; // below it stands the kernel
      }
      boolean machinery =
          type.startsWith("rendezvous.kernel.")
              || type.startsWith("jdk.internal.")
              || type.startsWith("java.lang.reflect.")
              || type.startsWith("java.lang.invoke.")
              || type.startsWith("java.lang.VirtualThread")
              || type.startsWith("java.lang.ThreadBuilders")
              || type.equals("java.lang.System$1")
              || type.equals("java.lang.Thread") && frame.getMethodName().startsWith("run");
      if (!machinery) {
        frames.add(frame);
      }
    }
    return frames;
  }

  /** An exception with its frames, its causes and what it suppressed. */
  public static List<String> show(Throwable thrown) {
    List<String> lines = new ArrayList<>();
    show("", "", thrown, lines, Collections.newSetFromMap(new IdentityHashMap<>()));
    return lines;
  }

  private static void show(
      String indent, String label, Throwable thrown, List<String> lines, Set<Throwable> seen) {
    if (!seen.add(thrown)) {
      lines.add(indent + label + "[circular reference: " + headline(thrown) + "]");
      return;
    }
    headline(thrown)
        .lines()
        .forEach(line -> lines.add(indent + (seen.size() == 1 ? "" : label) + line));
    List<StackTraceElement> frames = visible(thrown.getStackTrace());
    frames.stream().limit(LONGEST).forEach(f -> lines.add(indent + "    at " + show(f)));
    if (frames.size() > LONGEST) {
      lines.add(indent + "    ... " + (frames.size() - LONGEST) + " more");
    }
    for (Throwable suppressed : thrown.getSuppressed()) {
      show(indent + "    ", "Suppressed: ", suppressed, lines, seen);
    }
    if (thrown.getCause() != null) {
      show(indent, "Caused by: ", thrown.getCause(), lines, seen);
    }
  }

  private static String headline(Throwable thrown) {
    try {
      return clean(thrown.toString());
    } catch (RuntimeException e) {
      return clean(thrown.getClass().getName()) + " (its message failed: " + e + ")";
    }
  }
}
