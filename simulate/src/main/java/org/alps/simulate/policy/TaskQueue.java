package org.alps.simulate.policy;

/** A first-in first-out queue of tasks: a ring that grows. */
final class TaskQueue {
  private int[] ring = new int[64];
  private int head;
  private int size;

  void add(int task) {
    if (size == ring.length) {
      int[] wider = new int[size * 2];
      for (int i = 0; i < size; i++) {
        wider[i] = ring[(head + i) & (ring.length - 1)];
      }
      ring = wider;
      head = 0;
    }
    ring[(head + size++) & (ring.length - 1)] = task;
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** The oldest; only where there is one. */
  int peek() {
    return ring[head];
  }

  /** Takes the oldest; -1 where there is none. */
  int poll() {
    if (size == 0) {
      return -1;
    }
    int task = ring[head];
    head = (head + 1) & (ring.length - 1);
    size--;
    return task;
  }
}
