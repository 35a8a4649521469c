package org.alps.simulate.fair;

/**
 * What tells fair schedulers apart: where a task comes into a queue, how long its turns are, and whose turn is next. Methods are named after
 * sched_ext_ops. The running task's virtual time is that of its turn's start, except in {@link #stopping} and {@link #dispatch}.
 */
interface FairDiscipline {
  /** Why a task comes. */
  enum Entry { NEW, WOKEN, MIGRATED }

  /** The slice of an invocation of a function that asks for {@code askedUs}, or for none with 0. */
  long sliceUs(long askedUs);

  /**
   * Sets key and virtual time of a task that is about to come to a queue.
   *
   * @param last the queue that it was last on, up to date; null where it is new
   */
  void enqueue(RunQueue queue, int task, Entry entry, RunQueue last, long nowUs);

  /** A task that is still counted is about to leave a queue. */
  void quiescent(RunQueue queue, int task, long nowUs);

  /** How long a turn lasts that a task begins at its virtual time and key. */
  long running(RunQueue queue, int task);

  /** How long a turn lasts that follows a whole one. */
  default long wholeTurnUs(RunQueue queue, int task) {
    return running(queue, task);
  }

  /** Sets the key of the running task, whose virtual time was just counted. */
  void stopping(RunQueue queue, int task, boolean turnOver);

  /** The position of the waiting task that is next, or {@link RunQueue#NONE} where the running one goes on. */
  int dispatch(RunQueue queue);

  /** Whether a task that just came is reason enough to {@link #dispatch} before the running one's turn is over. */
  boolean preempts(RunQueue queue, int task, long nowUs);

  /** An instant before which a waiting task surely gets no turn; 0 where nothing is known. */
  default long earliestUs(RunQueue queue, int task) {
    return 0;
  }

  /** Whether a waiting task's next turn is not a whole one. */
  default boolean partial(int task) {
    return false;
  }

  /** The key that the running task will have at the end of its turn, when its virtual time will have grown by {@code virtual}. */
  long keyAfter(RunQueue queue, long virtual);

  /**
   * How many times at least the running task, whose whole turn of {@code virtual} just began, goes on at a turn's end before somebody who waits
   * gets the core.
   */
  default long stays(RunQueue queue, long virtual) {
    return 0;
  }

  /** By how much a whole turn of {@code virtual} moves a key. */
  default long stride(long virtual) {
    return virtual;
  }
}
