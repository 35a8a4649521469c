package org.alps.export.kernel;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.alps.simulate.table.PolicyLevel;

/**
 * A function's levels as the kernel half holds them, {@code struct alps_policy}.
 *
 * @param epoch of the table that they came with
 * @param levels 1 to {@value KernelLayout#MAX_LEVELS}, by rising age
 */
public record KernelPolicy(long epoch, List<PolicyLevel> levels) {
  /** Writes the structure at {@code to}'s position and goes beyond it; what is there must be 0. */
  static void put(long epoch, List<PolicyLevel> levels, ByteBuffer to) {
    int end = to.position() + KernelLayout.POLICY_BYTES;
    to.putLong(epoch).putInt(levels.size()).putInt(0);
    for (PolicyLevel level : levels) {
      to.putLong(level.ageNs()).putLong(level.rankNs()).putLong(level.sliceNs());
    }
    to.position(end);
  }

  byte[] encode() {
    ByteBuffer bytes = KernelLayout.zeros(KernelLayout.POLICY_BYTES);
    put(epoch, levels, bytes);
    return bytes.array();
  }

  static KernelPolicy decode(byte[] policy) {
    ByteBuffer bytes = KernelLayout.little(policy);
    List<PolicyLevel> levels = new ArrayList<>();
    int count = bytes.getInt(KernelLayout.POLICY_LEVELS_AT);
    for (int i = 0; i < count; i++) {
      int at = KernelLayout.POLICY_LEVEL_AT + i * KernelLayout.LEVEL_BYTES;
      levels.add(new PolicyLevel(bytes.getLong(at), bytes.getLong(at + 8), bytes.getLong(at + 16)));
    }
    return new KernelPolicy(bytes.getLong(0), levels);
  }
}
