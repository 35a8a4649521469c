package org.alps.export.kernel.selftest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.alps.ingest.AlpsException;
import org.alps.ingest.ExitCode;
import org.alps.ingest.Progress;

/**
 * The machine that orders are carried out on, with KVM where that works. Where the emulator fails its guest it is booted anew, and the order given
 * again: multi-threaded TCG does so now and then where the kernel patches its own code, as that does whenever a scheduler comes or goes. What fails
 * otherwise fails.
 */
final class VirtualMachine implements AutoCloseable {
  private static final int MOST_BOOTS = 4;
  private static final int LONGEST_KVM_BOOT_MINUTES = 2;

  private final VmParts parts;
  private final Path archive;
  private final Path folder;
  private final String topology;
  private final int longestCallMinutes;
  private boolean tryKvm = Accelerator.mayHaveKvm();
  private int boots;
  private Boot boot;

  /**
   * @param topology what {@code -smp} is told, such as {@code 2} or {@code 4,sockets=2}
   * @param longestCallMinutes after which a guest that has not answered is given up
   * @throws AlpsException with exit code 5 where QEMU does not start
   */
  VirtualMachine(VmParts parts, Path archive, Path folder, String topology, int longestCallMinutes) {
    this.parts = parts;
    this.archive = archive;
    this.folder = folder;
    this.topology = topology;
    this.longestCallMinutes = longestCallMinutes;
    this.boot = boot();
  }

  /**
   * Has the guest carry out an order; waits for its answer.
   *
   * @param order files that go with it
   * @param answer where the answer's files are put
   * @return the answer's word
   * @throws AlpsException with exit code 1 where the guest is gone
   */
  String call(String word, Path order, Path answer) {
    while (true) {
      try {
        return boot.call(word, order, answer, longestCallMinutes);
      } catch (IOException e) {
        boot.close();
        if (!boot.diedOfPatching() || boots == MOST_BOOTS) {
          throw new AlpsException(ExitCode.BUG, "Cannot go on with the guest: it is gone (" + e.getMessage() + "). Read " + boot.log() + ".", e);
        }
        Progress.say("The emulator lost its guest while that patched its code; booting again for: " + word);
        boot = boot();
      }
    }
  }

  /**
   * Has the guest carry out an order that must be.
   *
   * @throws AlpsException with exit code 1 where it could not, with why
   */
  void must(String word, Path order, Path answer) {
    if (!call(word, order, answer).equals(GuestLoop.DONE)) {
      try {
        throw new AlpsException(ExitCode.BUG, "Cannot run " + word + " in the guest: " + Files.readString(answer.resolve(GuestLoop.WHY)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Has the guest turn itself off. */
  void end() throws IOException {
    Path nothing = Files.createTempDirectory("end");
    call(GuestLoop.END, nothing, nothing.resolve("answer"));
  }

  @Override
  public void close() {
    boot.close();
  }

  private Boot boot() {
    if (tryKvm) {
      try {
        return withKvm();
      } catch (IOException e) {
        tryKvm = false;
        Progress.say("KVM does not run the guest here (" + e.getMessage() + "); emulating it");
      }
    }
    try {
      return new Boot(parts, archive, folder, topology, Accelerator.TCG, ++boots);
    } catch (IOException e) {
      throw new AlpsException(ExitCode.HOST_UNSUPPORTED, "Cannot start QEMU: " + e.getMessage() + ". Install qemu-system-x86, whose libraries it needs.", e);
    }
  }

  /** @throws IOException where the guest does not answer */
  private Boot withKvm() throws IOException {
    Boot fast = new Boot(parts, archive, folder, topology, Accelerator.KVM, ++boots);
    Path nothing = Files.createTempDirectory("ready");
    try {
      fast.call(GuestLoop.READY, nothing, nothing.resolve("answer"), LONGEST_KVM_BOOT_MINUTES);
      return fast;
    } catch (IOException e) {
      fast.close();
      throw new IOException(fast.lastWords(), e);
    }
  }
}
