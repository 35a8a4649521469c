package org.alps.export.kernel.selftest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What QEMU runs a guest's instructions with. */
enum Accelerator {
  KVM("-accel", "kvm", "-cpu", "host"),
  /** Emulation: some ten times slower, and everywhere. */
  TCG("-accel", "tcg,thread=multi", "-cpu", "max");

  private static final Path KVM_DEVICE = Path.of("/dev/kvm");

  private final List<String> options;

  Accelerator(String... options) {
    this.options = List.of(options);
  }

  List<String> options() {
    return options;
  }

  /** Whether KVM is to be tried; a host that has its device may yet not run a guest with it. */
  static boolean mayHaveKvm() {
    return Files.isWritable(KVM_DEVICE);
  }
}
