package org.alps.export.kernel.bpf;

import com.sun.jna.LastErrorException;

/** A handle of a process or thread, which never comes to mean another one: the key by which task storage is reached from outside. */
public final class PidFd implements AutoCloseable {
  private static final long SYS_GETTID = "aarch64".equals(System.getProperty("os.arch")) ? 178 : 186;
  /** Of pidfd_open(2), since Linux 6.9: the handle is of this very thread. */
  private static final int PIDFD_THREAD = 0x80;

  private final int fd;

  private PidFd(int fd) {
    this.fd = fd;
  }

  /** @throws KernelError with ESRCH where there is no process of this id */
  public static PidFd ofProcess(int pid) {
    return open("pidfd_open " + pid, pid, 0);
  }

  /**
   * A thread by its own number; of a process, its first one.
   *
   * @throws KernelError with ESRCH where there is none, with EINVAL before Linux 6.9
   */
  public static PidFd ofThread(int tid) {
    return open("pidfd_open of thread " + tid, tid, PIDFD_THREAD);
  }

  /**
   * The calling thread, which is not the process's first one in a JVM: where it calls execve(2), it is the one that remains.
   *
   * @throws KernelError with EINVAL before Linux 6.9
   */
  public static PidFd ofThisThread() {
    return open("pidfd_open of this thread", (int) LibC.INSTANCE.syscall(SYS_GETTID), PIDFD_THREAD);
  }

  public int fd() {
    return fd;
  }

  @Override
  public void close() {
    LibC.INSTANCE.close(fd);
  }

  private static PidFd open(String what, int pid, int flags) {
    try {
      return new PidFd((int) LibC.INSTANCE.syscall(LibC.SYS_PIDFD_OPEN, pid, flags));
    } catch (LastErrorException e) {
      throw new KernelError(what, e.getErrorCode());
    }
  }
}
