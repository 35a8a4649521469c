package org.alps.simulate.replay;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rows of a replay in input order, in columns that grow; functions are numbered as they first appear. */
public final class ReplayTrace {
  private final Map<String, Integer> indexOfUid = new HashMap<>();
  private final List<String> functionUids = new ArrayList<>();
  private int size;
  private long[] arrivalUs = new long[1024];
  private long[] cpuTimeUs = new long[1024];
  private long[] blockedUs = new long[1024];
  private boolean blocked;
  private int[] function = new int[1024];

  void add(long itsArrivalUs, long itsCpuTimeUs, long itsBlockedUs, String functionUid) {
    if (size == function.length) {
      arrivalUs = Arrays.copyOf(arrivalUs, size * 2);
      cpuTimeUs = Arrays.copyOf(cpuTimeUs, size * 2);
      blockedUs = Arrays.copyOf(blockedUs, size * 2);
      function = Arrays.copyOf(function, size * 2);
    }
    Integer index = indexOfUid.get(functionUid);
    if (index == null) {
      index = functionUids.size();
      indexOfUid.put(functionUid, index);
      functionUids.add(functionUid);
    }
    arrivalUs[size] = itsArrivalUs;
    cpuTimeUs[size] = itsCpuTimeUs;
    blockedUs[size] = itsBlockedUs;
    blocked |= itsBlockedUs > 0;
    function[size++] = index;
  }

  public int size() {
    return size;
  }

  public long arrivalUs(int row) {
    return arrivalUs[row];
  }

  public long cpuTimeUs(int row) {
    return cpuTimeUs[row];
  }

  public long blockedUs(int row) {
    return blockedUs[row];
  }

  /** Whether any row has blocked time. */
  public boolean blocked() {
    return blocked;
  }

  public int function(int row) {
    return function[row];
  }

  public String[] functionUids() {
    return functionUids.toArray(String[]::new);
  }

  /** Rows by arrival, ties in input order. */
  public int[] inTimeOrder() {
    boolean sorted = true;
    for (int row = 1; row < size && sorted; row++) {
      sorted = arrivalUs[row - 1] <= arrivalUs[row];
    }
    int[] order = new int[size];
    for (int row = 0; row < size; row++) {
      order[row] = row;
    }
    return sorted ? order : merged(order);
  }

  private int[] merged(int[] order) {
    int[] from = order;
    int[] to = new int[size];
    for (int width = 1; width < size && width > 0; width *= 2) {
      for (int start = 0; start < size; start += 2 * width) {
        int middle = Math.min(start + width, size);
        int end = Math.min(start + 2 * width, size);
        int left = start;
        int right = middle;
        for (int at = start; at < end; at++) {
          boolean takeLeft = left < middle && (right == end || arrivalUs[from[left]] <= arrivalUs[from[right]]);
          to[at] = takeLeft ? from[left++] : from[right++];
        }
      }
      int[] swap = from;
      from = to;
      to = swap;
    }
    return from;
  }
}
