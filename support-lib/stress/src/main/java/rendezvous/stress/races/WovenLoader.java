package rendezvous.stress.races;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** Loads classes once more, with their accesses to memory watched. */
public final class WovenLoader extends ClassLoader {
  private final List<String> prefixes;
  private final RaceWeaver weaver = new RaceWeaver(this::bytes);

  /** Weaves the classes whose names begin with one of these; all others are its parent's. */
  public WovenLoader(List<String> prefixes) {
    super(WovenLoader.class.getClassLoader());
    this.prefixes = List.copyOf(prefixes);
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      if (loaded != null) {
        return loaded;
      }
      if (prefixes.stream().noneMatch(name::startsWith)) {
        return super.loadClass(name, resolve);
      }
      byte[] original = bytes(name.replace('.', '/'));
      if (original == null) {
        throw new ClassNotFoundException(name);
      }
      byte[] woven = weaver.weave(original);
      return defineClass(name, woven, 0, woven.length);
    }
  }

  /** A class file by its internal name; null if there is none. */
  private byte[] bytes(String internalName) {
    try (InputStream in = getParent().getResourceAsStream(internalName + ".class")) {
      return in == null ? null : in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
