package org.alps.simulate.outcome;

import java.io.Serializable;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.alps.simulate.host.HostModel;
import org.alps.simulate.policy.HostSetup;
import org.alps.simulate.policy.SimulatedPolicy;
import org.alps.simulate.table.PolicyTable;
import org.alps.simulate.table.PolicyTableFile;

/**
 * A policy that is judged, under the label that results show.
 *
 * @param tableBytes the encoded policy table it obeys, or null
 */
public record Contender(String label, SimulatedPolicy policy, byte[] tableBytes) implements Serializable {
  /** @param table what it obeys, or null */
  public static Contender of(String label, SimulatedPolicy policy, PolicyTable table) {
    return new Contender(label, policy, table == null ? null : PolicyTableFile.encode(table));
  }

  /** Its table, decoded anew; null where it has none. */
  public PolicyTable table() {
    return tableBytes == null ? null : PolicyTableFile.decode(tableBytes, label);
  }

  /** The SHA-256 of its table as a file, in lower-case hexadecimal; null where it has none. */
  public String tableSha256() {
    try {
      return tableBytes == null ? null : HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(tableBytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What a simulated host under this policy is made of. */
  public HostSetup setup(HostModel model, String[] functionUids) {
    return new HostSetup(model, table(), functionUids);
  }
}
