package rendezvous.scheduler;

/** Loads the explored classes woven, all others through its parent. */
final class WovenLoader extends ClassLoader {
  static {
    registerAsParallelCapable();
  }

  private final Weaver weaver;
  private final ClassLoader libraries; // null: libraries are loaded as all that is explored

  WovenLoader(Weaver weaver, ClassLoader parent) {
    this(weaver, parent, null);
  }

  /**
   * @param libraries where the libraries' classes are loaded, for several loaders
   */
  WovenLoader(Weaver weaver, ClassLoader parent, ClassLoader libraries) {
    super("explored", parent);
    this.weaver = weaver;
    this.libraries = libraries;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (libraries != null && weaver.isLibrary(name)) {
      return libraries.loadClass(name);
    }
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
