package org.alps.simulate.fair;

import org.alps.simulate.host.HostModel;

/** The fair schedulers that a {@link FairHost} can have. */
public enum FairScheduler {
  /** The completely fair scheduler of Linux up to 6.5. */
  CFS((tasks, parameters, model) -> new Cfs(tasks, parameters, model.switchCostUs())),
  /** Earliest eligible virtual deadline first, Linux 6.6 on. */
  EEVDF((tasks, parameters, model) -> new Eevdf(tasks, parameters, model.switchCostUs(), model.tickUs())),
  /** Round robin a core. */
  ROUND_ROBIN((tasks, parameters, model) -> new RoundRobin(tasks, parameters, model.switchCostUs()));

  private final Maker maker;

  FairScheduler(Maker maker) {
    this.maker = maker;
  }

  FairDiscipline discipline(FairTasks tasks, FairParameters parameters, HostModel model) {
    return maker.discipline(tasks, parameters, model);
  }

  private interface Maker {
    FairDiscipline discipline(FairTasks tasks, FairParameters parameters, HostModel model);
  }
}
