package org.alps.export.kernel;

import java.nio.ByteBuffer;

/**
 * The loader's settings for the kernel half, {@code struct alps_config}.
 *
 * @param cpus that take part
 * @param llcs last-level caches
 * @param debug of enum alps_debug, for tests; 0 for none
 */
public record KernelConfig(int cpus, int llcs, int debug, Backend backend) {
  byte[] encode() {
    return KernelLayout.zeros(KernelLayout.CONFIG_BYTES).putInt(cpus).putInt(llcs).putInt(debug).putInt(backend.ordinal()).array();
  }

  static KernelConfig decode(byte[] config) {
    ByteBuffer bytes = KernelLayout.little(config);
    return new KernelConfig(bytes.getInt(), bytes.getInt(), bytes.getInt(), Backend.values()[bytes.getInt()]);
  }
}
