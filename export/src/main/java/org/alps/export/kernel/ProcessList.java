package org.alps.export.kernel;

import java.io.File;
import java.util.ArrayList;
import java.util.List;

/** The processes and threads that /proc lists now; any of them may be gone a moment later. */
final class ProcessList {
  private static final String PROC = "/proc";

  private ProcessList() {}

  static List<Integer> processes() {
    return numbers(new File(PROC));
  }

  /** The threads of a process, by number; none where it is gone. */
  static List<Integer> threads(int pid) {
    return numbers(new File(PROC + "/" + pid + "/task"));
  }

  private static List<Integer> numbers(File folder) {
    List<Integer> numbers = new ArrayList<>();
    String[] names = folder.list();
    for (String name : names == null ? new String[0] : names) {
      if (Character.isDigit(name.charAt(0))) {
        numbers.add(Integer.valueOf(name));
      }
    }
    return numbers;
  }
}
