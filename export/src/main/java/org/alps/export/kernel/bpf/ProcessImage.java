package org.alps.export.kernel.bpf;

import com.sun.jna.LastErrorException;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What this process runs. It can be replaced by another program, which keeps the process id, the open files and the environment. */
public final class ProcessImage {
  private static final int SIG_UNBLOCK = 1;
  private static final int SIGQUIT = 3;
  private static final int SIGNAL_SET_BYTES = 128;

  private ProcessImage() {}

  /**
   * Runs a program in place of this JVM, looked for on the PATH; returns only by failing. SIGQUIT, which a JVM blocks, is let through again.
   *
   * @param command the program and its arguments, each as the bytes to pass on
   * @throws KernelError with the error number of execve(2)
   */
  public static void replace(List<byte[]> command) {
    List<Memory> texts = new ArrayList<>();
    Memory arguments = new Memory((command.size() + 1L) * Native.POINTER_SIZE);
    arguments.clear();
    for (byte[] text : command) {
      Memory memory = new Memory(text.length + 1L);
      memory.write(0, text, 0, text.length);
      memory.setByte(text.length, (byte) 0);
      arguments.setPointer((long) texts.size() * Native.POINTER_SIZE, memory);
      texts.add(memory);
    }
    Memory signals = new Memory(SIGNAL_SET_BYTES);
    LibC.INSTANCE.sigemptyset(signals);
    LibC.INSTANCE.sigaddset(signals, SIGQUIT);
    LibC.INSTANCE.pthread_sigmask(SIG_UNBLOCK, signals, Pointer.NULL);
    try {
      LibC.INSTANCE.execvp(texts.get(0), arguments);
    } catch (LastErrorException e) {
      throw new KernelError("execve", e.getErrorCode());
    }
  }

  /** Sets a variable of the environment that the program after this one gets, or takes it away. */
  public static void environment(String name, Optional<String> value) {
    if (value.isPresent()) {
      LibC.INSTANCE.setenv(name, value.get(), 1);
    } else {
      LibC.INSTANCE.unsetenv(name);
    }
  }
}
