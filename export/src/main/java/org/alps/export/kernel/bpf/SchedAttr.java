package org.alps.export.kernel.bpf;

import com.sun.jna.LastErrorException;
import com.sun.jna.Memory;

/**
 * How Linux schedules a thread, as sched_getattr(2) and sched_setattr(2) tell it.
 *
 * @param policy SCHED_NORMAL is 0, SCHED_BATCH 3
 * @param flags of sched_setattr(2)
 * @param nice -20 to 19
 * @param sliceNs its own slice under the fair class, 100 us to 100 ms, which the kernel keeps to; 0 sets the kernel's default
 */
public record SchedAttr(int policy, long flags, int nice, long sliceNs) {
  private static final int BYTES = 48;
  private static final int NORMAL = 0;
  private static final int BATCH = 3;

  /** @throws KernelError with ESRCH where there is no such thread */
  public static SchedAttr of(int tid) {
    Memory attr = new Memory(BYTES);
    attr.clear();
    call("sched_getattr " + tid, LibC.SYS_SCHED_GETATTR, tid, attr, BYTES, 0);
    return new SchedAttr(attr.getInt(4), attr.getLong(8), attr.getInt(16), attr.getLong(24));
  }

  /** Whether nice and slice mean anything: the thread is in the fair class, and not there as SCHED_IDLE. */
  public boolean isFair() {
    return policy == NORMAL || policy == BATCH;
  }

  public SchedAttr with(int newNice, long newSliceNs) {
    return new SchedAttr(policy, flags, newNice, newSliceNs);
  }

  /** Children and new threads inherit it. */
  public void applyTo(int tid) {
    Memory attr = new Memory(BYTES);
    attr.clear();
    attr.setInt(0, BYTES);
    attr.setInt(4, policy);
    attr.setLong(8, flags);
    attr.setInt(16, nice);
    attr.setLong(24, sliceNs);
    call("sched_setattr " + tid, LibC.SYS_SCHED_SETATTR, tid, attr, 0);
  }

  private static void call(String what, long number, Object... arguments) {
    try {
      LibC.INSTANCE.syscall(number, arguments);
    } catch (LastErrorException e) {
      throw new KernelError(what, e.getErrorCode());
    }
  }
}
