package org.alps.export.kernel.bpf;

/** A refusal of the kernel: the call, and the error number of errno(3) that says why. */
public final class KernelError extends RuntimeException {
  public static final int EPERM = 1;
  public static final int ENOENT = 2;
  public static final int ESRCH = 3;
  public static final int EBUSY = 16;
  public static final int EEXIST = 17;
  public static final int EINVAL = 22;

  private final int errno;

  KernelError(String call, int errno) {
    super(call + ": " + LibC.INSTANCE.strerror(errno));
    this.errno = errno;
  }

  public int errno() {
    return errno;
  }
}
