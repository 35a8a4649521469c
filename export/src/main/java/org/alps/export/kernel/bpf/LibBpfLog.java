package org.alps.export.kernel.bpf;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.List;

/** What libbpf says while it works, kept instead of printed: its last warnings are the cause that a failure is told with. */
final class LibBpfLog implements LibBpf.Print {
  private static final int DEBUG = 2;
  private static final int LINE_BYTES = 4096;

  private final List<String> lines = new ArrayList<>();

  @Override
  public int print(int level, String format, Pointer arguments) {
    if (level < DEBUG) {
      Memory line = new Memory(LINE_BYTES);
      LibC.INSTANCE.vsnprintf(line, LINE_BYTES, format, arguments);
      lines.add(line.getString(0).strip());
    }
    return 0;
  }

  /** All that was said since the last call. */
  List<String> take() {
    List<String> taken = List.copyOf(lines);
    lines.clear();
    return taken;
  }
}
