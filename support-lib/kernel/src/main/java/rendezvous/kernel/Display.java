package rendezvous.kernel;

import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.util.UUID;

/** The functions that every cell can call by their bare names, as in IJava. Any thread may. */
public final class Display {
  private Display() {}

  /** What a value looks like: its pictures and texts, by MIME type. */
  public static DisplayData render(Object value) {
    return value instanceof DisplayData data
        ? data
        : JavaKernel.getKernelInstance().getRenderer().render(value);
  }

  /** What a value looks like as these MIME types, for instance {@code "text/html"}. */
  public static DisplayData render(Object value, String... types) {
    return JavaKernel.getKernelInstance().getRenderer().renderAs(value, types);
  }

  /**
   * Shows a value under the cell, now.
   *
   * @return an identifier, for {@link #updateDisplay(String, Object)}
   */
  public static String display(Object value) {
    return show(render(value));
  }

  /** Shows a value under the cell as these MIME types, for instance {@code "text/markdown"}. */
  public static String display(Object value, String... types) {
    return show(render(value, types));
  }

  /** Shows another value in the place of one that was displayed before. */
  public static void updateDisplay(String id, Object value) {
    JavaKernel.getKernelInstance().updateDisplay(id, render(value));
  }

  /** Shows another value, as these MIME types, in the place of one that was displayed before. */
  public static void updateDisplay(String id, Object value, String... types) {
    JavaKernel.getKernelInstance().updateDisplay(id, render(value, types));
  }

  private static String show(DisplayData data) {
    String id = data.getDisplayId();
    if (id == null) {
      id = UUID.randomUUID().toString();
      data.setDisplayId(id);
    }
    JavaKernel.getKernelInstance().display(data);
    return id;
  }
}
