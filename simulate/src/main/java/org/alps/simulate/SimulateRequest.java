package org.alps.simulate;

/**
 * What is to be simulated under SRPT, and how.
 *
 * @param dataset the folder of a canonical dataset
 * @param to the profile's folder, which must not exist yet
 * @param windowUs length of a window, at least 1 ms
 * @param cores cores of a host, or 0 for what the dataset was placed for
 * @param switchCostUs what each dispatch spends, at least 0
 * @param expansion how counts become arrivals
 */
public record SimulateRequest(String dataset, String to, long windowUs, int cores, long switchCostUs, Expansion expansion) {}
