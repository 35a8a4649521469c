package org.alps.export.kernel.bpf;

import com.sun.jna.LastErrorException;
import com.sun.jna.Library;
import com.sun.jna.Pointer;

/** The calls of libc that Java has no own for. */
interface LibC extends Library {
  LibC INSTANCE = SharedLibrary.load("libc.so.6", LibC.class);

  /** Numbers of system calls that libc of Debian 12 has no function for; the same on x86-64 and on arm64 but for {@code bpf}. */
  long SYS_PIDFD_OPEN = 434;

  /** Not the same on both. */
  long SYS_SCHED_SETATTR = "aarch64".equals(System.getProperty("os.arch")) ? 274 : 314;
  long SYS_SCHED_GETATTR = "aarch64".equals(System.getProperty("os.arch")) ? 275 : 315;

  long syscall(long number, Object... arguments) throws LastErrorException;

  int close(int fd);

  int clock_gettime(int clock, Pointer time);

  String strerror(int errno);

  int vsnprintf(Pointer text, long size, String format, Pointer arguments);

  int execvp(Pointer file, Pointer arguments) throws LastErrorException;

  int sigemptyset(Pointer set);

  int sigaddset(Pointer set, int signal);

  int pthread_sigmask(int how, Pointer set, Pointer before);

  int setenv(String name, String value, int overwrite);

  int unsetenv(String name);
}
