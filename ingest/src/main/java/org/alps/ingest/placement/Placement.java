package org.alps.ingest.placement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.alps.ingest.dataset.SeededRandom;

/**
 * A seeded placement of functions on hosts of equal size, balanced by work.
 *
 * <p>The rule: the number of hosts is the work divided by what a host does at the target load, rounded up. A function whose work exceeds
 * {@link #SHARE_LIMIT} of a host's target is hot: it is cut into the fewest equal shares below that limit, at most one a host. Shares are dealt,
 * largest first (ties in seeded order), each to the least loaded host that has no share of that function yet (ties: lowest number). This is
 * longest-processing-time-first (Graham 1969).
 */
public final class Placement {
  /** The largest part of one host's target work that a single share may bring. */
  public static final double SHARE_LIMIT = 0.25;

  private final int[][] hostsOfFunction;
  private final double[] workOfHostUs;

  private Placement(int[][] hostsOfFunction, double[] workOfHostUs) {
    this.hostsOfFunction = hostsOfFunction;
    this.workOfHostUs = workOfHostUs;
  }

  /** How many hosts of {@code cores} do {@code workUs} in {@code spanUs} at no more than {@code load}; at least 1. */
  public static int hostsFor(double workUs, long spanUs, int cores, double load) {
    return (int) Math.max(1, Math.ceil(workUs / (spanUs * (double) cores * load)));
  }

  /**
   * Places functions on {@code hosts} hosts.
   *
   * @param workUs each function's work in microseconds of CPU time, at least 0
   * @param uidHash each function's hash, which with the seed decides ties
   */
  public static Placement seeded(double[] workUs, long[] uidHash, int hosts, long seed) {
    double target = Arrays.stream(workUs).sum() / hosts;
    int[][] hostsOf = new int[workUs.length][];
    List<Share> shares = new ArrayList<>();
    for (int f = 0; f < workUs.length; f++) {
      int parts = (int) Math.min(hosts, Math.max(1, Math.ceil(workUs[f] / (target * SHARE_LIMIT))));
      hostsOf[f] = new int[parts];
      for (int share = 0; share < parts; share++) {
        shares.add(new Share(f, share, workUs[f] / parts, new SeededRandom(seed, uidHash[f], share).nextLong()));
      }
    }
    shares.sort(Comparator.comparingDouble(Share::work).reversed().thenComparingLong(Share::order).thenComparingInt(Share::function));
    double[] load = new double[hosts];
    PriorityQueue<Integer> least = new PriorityQueue<>(Comparator.<Integer>comparingDouble(h -> load[h]).thenComparingInt(h -> h));
    for (int h = 0; h < hosts; h++) {
      least.add(h);
    }
    int[] dealt = new int[workUs.length];
    List<Integer> passed = new ArrayList<>();
    for (Share share : shares) {
      int host = least.remove();
      while (holds(hostsOf[share.function], dealt[share.function], host)) {
        passed.add(host);
        host = least.remove();
      }
      hostsOf[share.function][dealt[share.function]++] = host;
      load[host] += share.work;
      least.add(host);
      least.addAll(passed);
      passed.clear();
    }
    return new Placement(hostsOf, load);
  }

  private static boolean holds(int[] hosts, int filled, int host) {
    for (int i = 0; i < filled; i++) {
      if (hosts[i] == host) {
        return true;
      }
    }
    return false;
  }

  /** The hosts of a function, one a share. */
  public int[] hosts(int function) {
    return hostsOfFunction[function];
  }

  public double workUs(int host) {
    return workOfHostUs[host];
  }

  public int hostCount() {
    return workOfHostUs.length;
  }

  /**
   * The part of a minute's {@code count} that falls on {@code share} of {@code shares}: counts are dealt round, and the minute decides who
   * gets the first of what is left over.
   */
  public static int countOfShare(int count, int share, int shares, int minute, long uidHash) {
    int turn = Math.floorMod((int) (SeededRandom.mix(uidHash ^ minute) >>> 33) + share, shares);
    return count / shares + (turn < count % shares ? 1 : 0);
  }

  private record Share(int function, int share, double work, long order) {}
}
