package org.alps.export.kernel;

import java.util.Optional;

/**
 * Whether ALPS schedules this host now.
 *
 * @param backend the one that is on, or was on last
 * @param isOn whether it is
 * @param life when it came, and why it left
 * @param link whether a link is pinned, alive or dead
 * @param other the name of another sched_ext scheduler that is attached
 */
record KernelState(Backend backend, boolean isOn, KernelLife life, boolean link, Optional<String> other) {
  static KernelState of(Pins pins, HostFiles host) {
    Backend backend = pins.single(Pins.CONFIG).map(KernelConfig::decode).map(KernelConfig::backend).orElse(Backend.SCHED_EXT);
    KernelLife life = pins.single(Pins.LIFE).map(KernelLife::decode).orElse(KernelLife.NEVER);
    AttachedScheduler attached = new AttachedScheduler(host);
    boolean link = pins.has(Pins.SCHEDULER);
    boolean on = link && attached.isOurs() || backend == Backend.EEVDF && life.isOn();
    return new KernelState(backend, on, life, link, attached.name().filter(name -> !AttachedScheduler.isOurs(name)));
  }
}
