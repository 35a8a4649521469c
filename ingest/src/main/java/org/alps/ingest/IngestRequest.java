package org.alps.ingest;

import java.util.List;
import org.alps.ingest.format.ReaderOptions;

/**
 * What is to be ingested, where to, and how it is placed.
 *
 * @param inputs each {@code format:path}; the path is a file, a folder or a glob on any Hadoop file system
 * @param to the dataset's folder, which must not exist yet
 * @param cores cores of a host, at least 1
 * @param load target utilisation of a host, above 0
 * @param hosts number of hosts for a seeded placement, or 0 to derive it from the load
 * @param placement {@code traced}, {@code seeded}, or {@code auto}: traced where the trace names hosts, whose rows without one are refused
 * @param durations where sizes come from that the trace does not hold, or null
 */
public record IngestRequest(
    List<String> inputs,
    String to,
    int cores,
    double load,
    int hosts,
    String placement,
    Durations durations,
    ReaderOptions reader) {}
