package org.alps.simulate;

import org.alps.simulate.host.HostModel;

/**
 * What is to be simulated under SRPT, and how.
 *
 * @param dataset the folder of a canonical dataset
 * @param to the profile's folder, which must not exist yet
 * @param windowUs length of a window, at least 1 ms
 * @param model what hosts are like; 0 cores for what the dataset was placed for
 * @param expansion how counts become arrivals
 */
public record SimulateRequest(String dataset, String to, long windowUs, HostModel model, Expansion expansion) {}
