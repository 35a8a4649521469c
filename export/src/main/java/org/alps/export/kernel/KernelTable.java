package org.alps.export.kernel;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.alps.export.kernel.bpf.BpfMap;
import org.alps.export.policy.TableLocation;
import org.alps.ingest.AlpsException;
import org.alps.simulate.table.PolicyHeader;
import org.alps.simulate.table.PolicyLevel;
import org.alps.simulate.table.PolicyTableFile;

/** A policy table in the form that the kernel takes: keys and values of one batch, verified to the last bit before any map is touched. */
final class KernelTable {
  /** Entries that the kernel half is asked to hold: some 250 MB of its memory. */
  static final int MAX_ENTRIES = 1_000_000;

  private final KernelHeader header;
  private final ByteBuffer keys;
  private final ByteBuffer values;

  private KernelTable(KernelHeader header, ByteBuffer keys, ByteBuffer values) {
    this.header = header;
    this.keys = keys;
    this.values = values;
  }

  /**
   * @param named a table's file, or a policies folder for its current epoch
   * @throws AlpsException with exit code 3 where it is not sound, too large for the kernel, or stale
   */
  static KernelTable read(Path named, Moment now) {
    Path file = TableLocation.file(named);
    return of(PolicyTableFile.bytes(file), file.toString(), now);
  }

  static KernelTable of(byte[] file, String name, Moment now) {
    Filling filling = new Filling(name);
    PolicyHeader table = PolicyTableFile.scan(file, name, filling);
    long staleAtNs = 0;
    if (table.stalenessLimitNs() != 0) {
      long ageNs = now.sinceEpochNs() - table.createdAtNs();
      if (ageNs >= table.stalenessLimitNs()) {
        throw AlpsException.badInput("Cannot install policy table: " + name + " is " + seconds(ageNs) + " s old and obeyed for "
            + seconds(table.stalenessLimitNs()) + " s only. Learn a new one.");
      }
      staleAtNs = now.bootTimeNs() + Math.min(table.stalenessLimitNs() - ageNs, Long.MAX_VALUE - now.bootTimeNs());
    }
    String digest = HexFormat.of().formatHex(file, file.length - KernelLayout.DIGEST_BYTES, file.length);
    KernelHeader header = new KernelHeader(table.epoch(), table.agingFactor(), table.minimumQuantumNs(), staleAtNs, table.createdAtNs(), now.sinceEpochNs(),
        (int) table.fairSharePermille(), filling.entries, digest);
    filling.end(table.defaultLevels(), header);
    return new KernelTable(header, filling.keys.flip(), filling.values.flip());
  }

  KernelHeader header() {
    return header;
  }

  /** 64 bits each: the functions, then those of the default levels and of the header. */
  ByteBuffer keys() {
    return keys.duplicate().order(ByteOrder.LITTLE_ENDIAN);
  }

  ByteBuffer values() {
    return values.duplicate().order(ByteOrder.LITTLE_ENDIAN);
  }

  /** A map that holds it and that nobody else knows of yet. */
  BpfMap toMap() {
    BpfMap map = BpfMap.hash("alps_policies", KernelLayout.KEY_BYTES, KernelLayout.POLICY_BYTES, header.entries() + 2);
    map.updateAll(keys(), values());
    return map;
  }

  private static long seconds(long ns) {
    return ns / 1_000_000_000;
  }

  /** The batch as it grows. */
  private static final class Filling implements PolicyTableFile.Visitor {
    private final String name;
    private long epoch;
    private int entries;
    private ByteBuffer keys;
    private ByteBuffer values;

    Filling(String name) {
      this.name = name;
    }

    @Override
    public void begin(PolicyHeader header, int count) {
      if (count > MAX_ENTRIES) {
        throw AlpsException.badInput("Cannot install policy table: " + name + " has " + count + " entries, more than " + MAX_ENTRIES
            + ". Leave out functions that hardly run.");
      }
      epoch = header.epoch();
      entries = count;
      keys = ByteBuffer.allocateDirect((count + 2) * KernelLayout.KEY_BYTES).order(ByteOrder.LITTLE_ENDIAN);
      values = ByteBuffer.allocateDirect((count + 2) * KernelLayout.POLICY_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public void entry(long id, byte[] utf8, List<PolicyLevel> levels) {
      if (id == KernelLayout.KEY_DEFAULTS || id == KernelLayout.KEY_HEADER) {
        throw AlpsException.badInput(String.format("Cannot install policy table: %s: function %s has the id %016x, which the kernel needs. Rename it.",
            name, new String(utf8, StandardCharsets.UTF_8), id));
      }
      keys.putLong(id);
      KernelPolicy.put(epoch, levels, values);
    }

    void end(List<PolicyLevel> defaults, KernelHeader header) {
      keys.putLong(KernelLayout.KEY_DEFAULTS).putLong(KernelLayout.KEY_HEADER);
      KernelPolicy.put(epoch, defaults, values);
      header.put(values);
    }
  }
}
