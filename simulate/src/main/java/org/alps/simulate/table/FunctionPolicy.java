package org.alps.simulate.table;

import java.util.List;

/**
 * What was learned for one function.
 *
 * @param levels 1 to {@link PolicyTable#MAX_LEVELS}, the first at age 0, ages rising
 */
public record FunctionPolicy(String functionUid, List<PolicyLevel> levels) {
  public FunctionPolicy {
    levels = List.copyOf(levels);
  }
}
