package org.alps.simulate.policy;

import org.alps.simulate.table.PolicyTable;

/**
 * What a simulated host is made of, whatever its policy.
 *
 * @param cores at least 1
 * @param switchCostUs what each dispatch spends first, at least 0
 * @param table the policy table, or null where there is none
 * @param functionUids by function index; read by policies that obey a table
 */
public record HostSetup(int cores, long switchCostUs, PolicyTable table, String[] functionUids) {}
