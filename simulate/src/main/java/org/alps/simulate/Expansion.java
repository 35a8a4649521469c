package org.alps.simulate;

import java.io.Serializable;
import org.alps.simulate.expand.ArrivalProcess;

/**
 * How a trace of counts becomes invocations; traces of exact invocations do not need it.
 *
 * @param seed what arrivals and sizes are drawn with
 */
public record Expansion(ArrivalProcess arrivals, long seed) implements Serializable {}
