package rendezvous.kernel;

import io.github.spencerpark.jupyter.kernel.BaseKernel;

/** Stands in for the course's kernel, which the lab must find without depending on it. */
public final class JavaKernel {

  public static volatile BaseKernel running;

  private JavaKernel() {}

  public static BaseKernel getKernelInstance() {
    return running;
  }
}
