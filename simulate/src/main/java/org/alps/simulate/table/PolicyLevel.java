package org.alps.simulate.table;

/**
 * One level of a function's policy: from an age on, how urgent an invocation is and how long it may run uninterrupted.
 *
 * @param ageNs CPU time attained in this invocation from which the level holds, at least 0
 * @param rankNs how urgent: a time, smaller first, at least 0
 * @param sliceNs CPU time of one dispatch before the next in order gets its turn, at least 1
 */
public record PolicyLevel(long ageNs, long rankNs, long sliceNs) {}
