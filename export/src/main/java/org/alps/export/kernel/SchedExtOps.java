package org.alps.export.kernel;

import com.sun.jna.Pointer;

/** The one member of {@code struct sched_ext_ops} that the loader changes, where {@code alps_kernel.h} has it. */
final class SchedExtOps {
  /** After 13 functions. */
  static final int FLAGS_AT = 13 * Long.BYTES;
  static final long SWITCH_PARTIAL = 8;

  private SchedExtOps() {}

  /** Leaves all tasks but those of the class SCHED_EXT to the kernel's own scheduler. */
  static void switchPartially(Pointer ops) {
    ops.setLong(FLAGS_AT, ops.getLong(FLAGS_AT) | SWITCH_PARTIAL);
  }
}
