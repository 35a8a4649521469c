package org.alps.export.kernel.bpf;

import com.sun.jna.LastErrorException;

/** A file descriptor that stands for a process or a thread: the key of maps with task storage. */
public final class PidFd implements AutoCloseable {
  private static final int PIDFD_THREAD = 0x80;

  private final int fd;

  private PidFd(int fd) {
    this.fd = fd;
  }

  /** @throws KernelError with ESRCH where there is no such process */
  public static PidFd ofProcess(int pid) {
    return open(pid, 0);
  }

  /** A thread by its own number; of a process, its first thread. Linux 6.9 or newer. */
  public static PidFd ofThread(int tid) {
    return open(tid, PIDFD_THREAD);
  }

  private static PidFd open(int pid, int flags) {
    try {
      return new PidFd((int) LibC.INSTANCE.syscall(LibC.SYS_PIDFD_OPEN, pid, flags));
    } catch (LastErrorException e) {
      throw new KernelError("pidfd_open " + pid, e.getErrorCode());
    }
  }

  public int fd() {
    return fd;
  }

  @Override
  public void close() {
    LibC.INSTANCE.close(fd);
  }
}
