package org.alps.simulate.host;

import java.util.Arrays;

/**
 * A 4-ary min-heap of (key, reference) pairs of int64: smaller key first, then smaller reference. Interleaved in one array, so that four
 * siblings share a cache line; no allocation but for growth.
 */
public final class JobHeap {
  private long[] pairs = new long[128];
  private int size;

  public boolean isEmpty() {
    return size == 0;
  }

  public int size() {
    return size;
  }

  /** The smallest key, or {@link Long#MAX_VALUE} where the heap is empty. */
  public long topKey() {
    return size == 0 ? Long.MAX_VALUE : pairs[0];
  }

  /** The reference that {@link #pop()} would return; only where the heap is not empty. */
  public long topReference() {
    return pairs[1];
  }

  public void push(long key, long reference) {
    if (size * 2 == pairs.length) {
      pairs = Arrays.copyOf(pairs, pairs.length * 2);
    }
    long[] heap = pairs;
    int hole = size++;
    while (hole > 0) {
      int parent = (hole - 1) >> 2;
      long parentKey = heap[2 * parent];
      if (parentKey < key || parentKey == key && heap[2 * parent + 1] < reference) {
        break;
      }
      heap[2 * hole] = parentKey;
      heap[2 * hole + 1] = heap[2 * parent + 1];
      hole = parent;
    }
    heap[2 * hole] = key;
    heap[2 * hole + 1] = reference;
  }

  /** Removes the smallest pair and returns its reference; only where the heap is not empty. */
  public long pop() {
    long[] heap = pairs;
    long top = heap[1];
    int last = --size;
    long key = heap[2 * last];
    long reference = heap[2 * last + 1];
    int hole = 0;
    for (int child = 1; child < last; child = 4 * hole + 1) {
      int best = child;
      for (int sibling = child + 1; sibling < Math.min(child + 4, last); sibling++) {
        if (heap[2 * sibling] < heap[2 * best]
            || heap[2 * sibling] == heap[2 * best] && heap[2 * sibling + 1] < heap[2 * best + 1]) {
          best = sibling;
        }
      }
      if (key < heap[2 * best] || key == heap[2 * best] && reference < heap[2 * best + 1]) {
        break;
      }
      heap[2 * hole] = heap[2 * best];
      heap[2 * hole + 1] = heap[2 * best + 1];
      hole = best;
    }
    heap[2 * hole] = key;
    heap[2 * hole + 1] = reference;
    return top;
  }
}
