package org.alps.export.kernel.bpf;

import com.sun.jna.Library;
import com.sun.jna.Native;

/** Shared libraries by the full names that the dynamic linker knows. JNA need not look for them, which it does by running ldconfig. */
final class SharedLibrary {
  private static final String SEARCH_PATH = "jna.platform.library.path";

  private SharedLibrary() {}

  /**
   * @param name with version, such as libc.so.6
   * @throws UnsatisfiedLinkError where it is not there
   */
  static synchronized <T extends Library> T load(String name, Class<T> functions) {
    if (System.getProperty(SEARCH_PATH) == null) {
      System.setProperty(SEARCH_PATH, "");
    }
    return Native.load(name, functions);
  }
}
