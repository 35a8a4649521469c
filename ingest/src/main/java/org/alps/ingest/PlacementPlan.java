package org.alps.ingest;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import org.alps.ingest.dataset.SeededRandom;
import org.alps.ingest.dataset.TraceManifest;
import org.alps.ingest.dataset.UidHash;
import org.alps.ingest.placement.Placement;

/** Which host each record of a trace goes to, as tasks need it. */
final class PlacementPlan implements Serializable {
  /** Parquet files that hosts are spread over at most: enough tasks for a cluster, few enough files for any store. */
  private static final int FILES = 256;

  private final Map<String, Integer> indexByUid;
  private final int[][] hostsOfFunction;
  private final Map<String, Integer> hostByName;
  private final long seed;
  final long timeZeroUs;
  final int hosts;
  final double[] workOfHostUs;

  private PlacementPlan(Census census, int[][] hostsOfFunction, Map<String, Integer> hostByName, int hosts, double[] workOfHostUs, long seed) {
    this.indexByUid = census.indexByUid();
    this.timeZeroUs = census.timeZeroUs();
    this.hostsOfFunction = hostsOfFunction;
    this.hostByName = hostByName;
    this.hosts = hosts;
    this.workOfHostUs = workOfHostUs;
    this.seed = seed;
  }

  /** The trace's own hosts where the request and the trace allow, else a seeded placement. */
  static PlacementPlan of(Census census, IngestRequest request) {
    boolean named = !census.hostNames().isEmpty();
    if (request.placement().equals("traced") && !named) {
      throw AlpsException.usage("Cannot place invocations: the trace names no host. Say --placement seeded.");
    }
    long seed = request.reader().seed();
    if (named && !request.placement().equals("seeded")) {
      if (request.hosts() > 0) {
        throw AlpsException.usage("Cannot place on --hosts " + request.hosts() + ": the trace names its own hosts. Say --placement seeded, or leave "
            + "--hosts out.");
      }
      Map<String, Integer> byName = new HashMap<>();
      census.hostNames().forEach(name -> byName.put(name, byName.size()));
      return new PlacementPlan(census, null, byName, byName.size(), null, seed);
    }
    double[] work = census.workUs();
    int hosts = request.hosts() > 0 ? request.hosts() : hostsFor(census, request);
    Placement placement = Placement.seeded(work, census.uidHashes(), hosts, seed);
    int[][] hostsOf = new int[work.length][];
    double[] workOf = new double[hosts];
    for (int f = 0; f < work.length; f++) {
      hostsOf[f] = placement.hosts(f);
    }
    for (int h = 0; h < hosts; h++) {
      workOf[h] = placement.workUs(h);
    }
    return new PlacementPlan(census, hostsOf, null, hosts, workOf, seed);
  }

  /** Hosts for the load; never more than invocations, which a trace of a moment, whose span says little, would ask for. */
  private static int hostsFor(Census census, IngestRequest request) {
    int hosts = Placement.hostsFor(census.totalWorkUs(), census.spanUs(), request.cores(), request.load());
    return (int) Math.min(hosts, census.invocations());
  }

  boolean traced() {
    return hostByName != null;
  }

  /** How many files the hosts are spread over. */
  int files() {
    return Math.min(hosts, FILES);
  }

  /** The file of a host: files hold ascending ranges of hosts. */
  int file(int host) {
    return (int) ((long) host * files() / hosts);
  }

  int index(String uid) {
    return indexByUid.get(uid);
  }

  int[] hosts(int function) {
    return hostsOfFunction[function];
  }

  /** The host of one invocation: the trace's, or the share that its place in the sources draws. */
  int host(String uid, String hostName, int ordinal, long line) {
    if (traced()) {
      return hostByName.get(hostName);
    }
    int[] shares = hostsOfFunction[indexByUid.get(uid)];
    return shares.length == 1 ? shares[0] : shares[(int) new SeededRandom(seed, UidHash.of(uid) ^ ordinal, ~line).nextLong(shares.length)];
  }

  TraceManifest.Placed placed(Census census, IngestRequest request) {
    double load = census.totalWorkUs() / ((double) census.spanUs() * request.cores() * hosts);
    return new TraceManifest.Placed(traced() ? "traced" : "seeded", hosts, request.cores(), request.load(), load, files());
  }
}
