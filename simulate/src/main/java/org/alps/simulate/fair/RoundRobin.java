package org.alps.simulate.fair;

/** Turns of one slice each, in the order in which tasks came to the queue or ended their turn. Nobody pushes anybody aside. */
final class RoundRobin implements FairDiscipline {
  private static final long BEYOND = Long.MAX_VALUE / 2;

  private final FairTasks tasks;
  private final FairParameters parameters;
  private final long switchCostUs;

  RoundRobin(FairTasks tasks, FairParameters parameters, long switchCostUs) {
    this.tasks = tasks;
    this.parameters = parameters;
    this.switchCostUs = switchCostUs;
  }

  @Override
  public long sliceUs(long askedUs) {
    return parameters.turnUs() + switchCostUs;
  }

  @Override
  public void enqueue(RunQueue queue, int task, Entry entry, RunQueue last, long nowUs) {
    tasks.key[task] = ++queue.places;
  }

  @Override
  public void quiescent(RunQueue queue, int task, long nowUs) {}

  @Override
  public long running(RunQueue queue, int task) {
    return tasks.sliceUs[task];
  }

  @Override
  public void stopping(RunQueue queue, int task, boolean turnOver) {
    tasks.key[task] = ++queue.places;
  }

  @Override
  public int dispatch(RunQueue queue) {
    return queue.waiting() == 0 ? RunQueue.NONE : 0;
  }

  @Override
  public boolean preempts(RunQueue queue, int task, long nowUs) {
    return false;
  }

  @Override
  public long keyAfter(RunQueue queue, long virtual) {
    return queue.places + 1;
  }

  /** Who had a turn is behind everybody. */
  @Override
  public long stride(long virtual) {
    return BEYOND;
  }
}
