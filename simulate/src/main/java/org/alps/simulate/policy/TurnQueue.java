package org.alps.simulate.policy;

import java.util.Arrays;
import org.alps.simulate.host.Tasks;

/** Waiting tasks by key, then by when their turn began, then by arrival: a 4-ary heap of slots beside what orders them. */
final class TurnQueue {
  private final Tasks tasks;
  private int[] heap = new int[64];
  private int size;
  private long[] key;
  private long[] beganUs;

  TurnQueue(Tasks tasks) {
    this.tasks = tasks;
    this.key = new long[tasks.capacity()];
    this.beganUs = new long[tasks.capacity()];
  }

  void reserve(int tasksCapacity) {
    key = Arrays.copyOf(key, tasksCapacity);
    beganUs = Arrays.copyOf(beganUs, tasksCapacity);
  }

  /** Sets what orders a task that is not in the queue. */
  void set(int task, long itsKey, long turnBeganUs) {
    key[task] = itsKey;
    beganUs[task] = turnBeganUs;
  }

  void beginTurn(int task, long nowUs) {
    beganUs[task] = nowUs;
  }

  long key(int task) {
    return key[task];
  }

  long beganUs(int task) {
    return beganUs[task];
  }

  /** The smallest key that waits, or {@link Long#MAX_VALUE}. */
  long topKey() {
    return size == 0 ? Long.MAX_VALUE : key[heap[0]];
  }

  void add(int task) {
    if (size == heap.length) {
      heap = Arrays.copyOf(heap, size * 2);
    }
    int hole = size++;
    while (hole > 0 && before(task, heap[(hole - 1) >> 2])) {
      heap[hole] = heap[(hole - 1) >> 2];
      hole = (hole - 1) >> 2;
    }
    heap[hole] = task;
  }

  /** Takes the first; -1 where there is none. */
  int poll() {
    if (size == 0) {
      return -1;
    }
    int first = heap[0];
    int task = heap[--size];
    int hole = 0;
    for (int child = 1; child < size; child = 4 * hole + 1) {
      int best = child;
      for (int sibling = child + 1; sibling < Math.min(child + 4, size); sibling++) {
        if (before(heap[sibling], heap[best])) {
          best = sibling;
        }
      }
      if (before(task, heap[best])) {
        break;
      }
      heap[hole] = heap[best];
      hole = best;
    }
    heap[hole] = task;
    return first;
  }

  int size() {
    return size;
  }

  /** A task that waits, by a number in [0, {@link #size}) that holds until the queue changes. */
  int waiting(int i) {
    return heap[i];
  }

  /** Puts all waiting tasks in order anew, as what orders them was set. */
  void reorder() {
    int[] waiting = Arrays.copyOf(heap, size);
    size = 0;
    for (int task : waiting) {
      add(task);
    }
  }

  private boolean before(int one, int other) {
    if (key[one] != key[other]) {
      return key[one] < key[other];
    }
    if (beganUs[one] != beganUs[other]) {
      return beganUs[one] < beganUs[other];
    }
    return tasks.order(one) < tasks.order(other);
  }
}
