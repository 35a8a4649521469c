package org.alps.export.kernel.identity;

import java.util.Optional;
import org.alps.export.kernel.bpf.BpfMap;
import org.alps.ingest.AlpsException;

/** The names of the functions that were ever tagged on this host, by their ids: the map {@code alps_names}. A name stays until ALPS is unloaded. */
public final class FunctionNames {
  private final BpfMap map;

  public FunctionNames(BpfMap map) {
    this.map = map;
  }

  public Optional<FunctionName> of(long function) {
    return map.lookup(BpfMap.u64(function)).map(FunctionName::of);
  }

  /** @throws AlpsException with exit code 3 where another function has the same id */
  void add(FunctionName function) {
    Optional<FunctionName> known = of(function.id());
    if (known.isPresent() && !known.get().equals(function)) {
      throw AlpsException.badInput("Cannot tag function: " + function.uid() + " has the same id as " + known.get().uid() + ". Give it another UID.");
    }
    if (known.isEmpty()) {
      map.update(BpfMap.u64(function.id()), function.bytes());
    }
  }
}
