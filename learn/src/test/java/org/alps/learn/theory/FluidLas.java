package org.alps.learn.theory;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.PriorityQueue;

/** Least attained service first on one core without any slices, straight from its definition: those who attained least share the core evenly. */
final class FluidLas {
  /** Invocations that attained the same, by size. */
  private static final class Group {
    private double attainedUs;
    private PriorityQueue<Integer> bySize;
  }

  private final Trace trace;
  private final Served served;
  private final Deque<Group> groups = new ArrayDeque<>();
  private double nowUs;

  private FluidLas(Trace trace) {
    this.trace = trace;
    this.served = new Served(trace);
  }

  static Served serve(Trace trace) {
    FluidLas las = new FluidLas(trace);
    for (int i = 0; i < trace.size(); i++) {
      las.serveUntil(trace.arrivalUs()[i]);
      las.arrive(i);
    }
    las.serveUntil(Double.POSITIVE_INFINITY);
    return las.served;
  }

  private void arrive(int invocation) {
    if (groups.isEmpty() || groups.peek().attainedUs > 0) {
      Group group = new Group();
      group.bySize = new PriorityQueue<>((one, other) -> Long.compare(trace.cpuTimeUs()[one], trace.cpuTimeUs()[other]));
      groups.push(group);
    }
    groups.peek().bySize.add(invocation);
  }

  private void serveUntil(double untilUs) {
    while (!groups.isEmpty() && nowUs < untilUs) {
      Group least = groups.pop();
      int members = least.bySize.size();
      double next = groups.isEmpty() ? Double.POSITIVE_INFINITY : groups.peek().attainedUs;
      double shortest = trace.cpuTimeUs()[least.bySize.peek()];
      double reached = Math.min(least.attainedUs + (untilUs - nowUs) / members, Math.min(next, shortest));
      nowUs = Math.min(untilUs, nowUs + (reached - least.attainedUs) * members);
      least.attainedUs = reached;
      while (!least.bySize.isEmpty() && trace.cpuTimeUs()[least.bySize.peek()] <= reached) {
        int done = least.bySize.poll();
        served.turnaroundUs()[done] = nowUs - trace.arrivalUs()[done];
      }
      if (reached == next) {
        groups.peek().bySize.addAll(least.bySize);
      } else if (!least.bySize.isEmpty()) {
        groups.push(least);
      }
    }
    nowUs = untilUs;
  }
}
