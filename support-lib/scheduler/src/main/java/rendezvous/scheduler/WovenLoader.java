package rendezvous.scheduler;

/** Loads the explored classes woven, all others through its parent. */
final class WovenLoader extends ClassLoader {
  static {
    registerAsParallelCapable();
  }

  private final Weaver weaver;

  WovenLoader(Weaver weaver, ClassLoader parent) {
    super("explored", parent);
    this.weaver = weaver;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      if (loaded == null) {
        byte[] woven = weaver.woven(name);
        loaded =
            woven == null
                ? super.loadClass(name, false)
                : defineClass(name, woven, 0, woven.length);
      }
      if (resolve) {
        resolveClass(loaded);
      }
      return loaded;
    }
  }
}
