package org.alps.export.kernel;

import java.util.Optional;
import org.alps.export.kernel.bpf.BpfMap;

/** One installation of a table: a map is filled aside, and put in force by one store. Whatever interrupts it, the old table stays whole. */
final class TableInstall {
  private final KernelTable table;
  private final Pins pins;

  TableInstall(KernelTable table, Pins pins) {
    this.table = table;
    this.pins = pins;
  }

  /** What is in force now; nothing where no table is. */
  Optional<KernelHeader> inForce() {
    try (BpfMap slot = pins.map(Pins.TABLE, "install policy table"); InstalledTable now = InstalledTable.open(slot).orElse(null)) {
      return Optional.ofNullable(now).map(InstalledTable::header);
    }
  }

  /** Whether this very table is in force already. */
  boolean isDone() {
    return inForce().filter(now -> now.epoch() == table.header().epoch() && now.digest().equals(table.header().digest())).isPresent();
  }

  void run() {
    try (BpfMap slot = pins.map(Pins.TABLE, "install policy table"); BpfMap filled = table.toMap()) {
      slot.update(BpfMap.u32(0), BpfMap.u32(filled.fd()));
    }
  }
}
