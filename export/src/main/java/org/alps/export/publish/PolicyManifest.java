package org.alps.export.publish;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.alps.simulate.table.PolicyTable;
import org.alps.simulate.table.PolicyTableFile;

/** The {@code manifest.json} beside a published table, fields in order of their names. The only time in it is the table's own. */
record PolicyManifest(
    String createdAt,
    long createdAtNs,
    int entries,
    long epoch,
    int formatVersion,
    String learner,
    Map<String, String> notes,
    Map<String, ?> parameters,
    Long seed,
    List<String> sources,
    int tableBytes,
    String tableSha256,
    List<String> traceCharacteristics) {

  /** @param bytes the binary form of {@code table} */
  static PolicyManifest of(PolicyTable table, byte[] bytes, PolicyFacts facts) {
    long createdAtNs = table.header().createdAtNs();
    return new PolicyManifest(
        Instant.ofEpochSecond(0, createdAtNs).toString(),
        createdAtNs,
        table.policies().size(),
        table.header().epoch(),
        PolicyTableFile.VERSION,
        facts.learner(),
        new TreeMap<>(facts.notes()),
        new TreeMap<>(facts.parameters()),
        facts.seed(),
        facts.sources(),
        bytes.length,
        sha256(bytes),
        facts.traceCharacteristics());
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }
}
