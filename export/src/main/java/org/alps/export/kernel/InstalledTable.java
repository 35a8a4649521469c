package org.alps.export.kernel;

import java.util.Optional;
import org.alps.export.kernel.bpf.BpfMap;

/** The table in force in the kernel, held open: what is read of it is of one epoch even while another one is put in its place. */
public final class InstalledTable implements AutoCloseable {
  private final BpfMap map;

  private InstalledTable(BpfMap map) {
    this.map = map;
  }

  /** Nothing where none was installed yet, or nothing is loaded. */
  public static Optional<InstalledTable> open(Pins pins) {
    try (BpfMap slot = pins.map(Pins.TABLE).orElse(null)) {
      return slot == null ? Optional.empty() : open(slot);
    }
  }

  /** A map that went out of force between its id and its opening is looked for again. */
  static Optional<InstalledTable> open(BpfMap slot) {
    Optional<byte[]> id;
    while ((id = slot.lookup(BpfMap.u32(0))).isPresent()) {
      Optional<BpfMap> map = BpfMap.byId(KernelLayout.little(id.get()).getInt());
      if (map.isPresent()) {
        return Optional.of(new InstalledTable(map.get()));
      }
    }
    return Optional.empty();
  }

  public KernelHeader header() {
    return KernelHeader.decode(map.lookup(BpfMap.u64(KernelLayout.KEY_HEADER)).orElseThrow());
  }

  /** What a function follows: its entry, or the default levels. */
  public KernelPolicy policy(long function) {
    return entry(function).orElseGet(() -> entry(KernelLayout.KEY_DEFAULTS).orElseThrow());
  }

  private Optional<KernelPolicy> entry(long key) {
    return map.lookup(BpfMap.u64(key)).map(KernelPolicy::decode);
  }

  @Override
  public void close() {
    map.close();
  }
}
