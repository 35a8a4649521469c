package org.alps.simulate.policy;

import org.alps.simulate.host.HostModel;
import org.alps.simulate.table.PolicyTable;

/**
 * What a simulated host is made of: what it is like, and what its policy reads.
 *
 * @param table the policy table, or null where there is none
 * @param functionUids by function index; read by policies that obey a table
 */
public record HostSetup(HostModel model, PolicyTable table, String[] functionUids) {
  HostSetup withoutTable() {
    return new HostSetup(model, null, functionUids);
  }
}
