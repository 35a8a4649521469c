package org.alps.export.policy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.alps.simulate.table.PolicyHeader;
import org.alps.simulate.table.PolicyLevel;
import org.alps.simulate.table.PolicyTable;

/** What holds for all functions of a table, as words by name. */
final class HeaderFacts {
  private HeaderFacts() {}

  static Map<String, String> of(PolicyTable table) {
    PolicyHeader header = table.header();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("epoch", Long.toString(header.epoch()));
    facts.put("created", Figures.moment(header.createdAtNs()));
    facts.put("functions", Integer.toString(table.policies().size()));
    facts.put("aging factor", header.agingFactor() == 0 ? "0 (order by rank alone)" : Long.toString(header.agingFactor()));
    facts.put("minimum quantum", Figures.ms(header.minimumQuantumNs()) + " ms");
    facts.put("fair share", header.fairSharePermille() / 10 + "." + header.fairSharePermille() % 10 + " %");
    facts.put("staleness limit", header.stalenessLimitNs() == 0 ? "none" : header.stalenessLimitNs() / 1_000_000_000 + " s");
    header.defaultLevels().forEach(level -> facts.put(level.ageNs() == 0 ? "without an entry" : "  from age " + Figures.ms(level.ageNs()) + " ms", level(level)));
    return facts;
  }

  private static String level(PolicyLevel level) {
    return "rank " + Figures.rankUs(level.rankNs()) + (level.rankNs() == PolicyTable.LAST_RANK_NS ? "" : " us")
        + ", slice " + Figures.ms(level.sliceNs()) + " ms";
  }
}
