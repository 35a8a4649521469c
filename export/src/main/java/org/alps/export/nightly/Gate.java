package org.alps.export.nightly;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.alps.simulate.policy.SimulatedPolicy;

/**
 * The gate: a candidate is published where its mean turnaround over all functions is above neither fair sharing's nor the incumbent's, each
 * with a tolerance on top. It reads the evaluation's files, so a resumed night passes the same judgement.
 */
final class Gate {
  /** Labels of the judged policies that learned. */
  static final String CANDIDATE = "candidate";
  static final String INCUMBENT = "incumbent";

  private final double tolerancePercent;

  Gate(double tolerancePercent) {
    this.tolerancePercent = tolerancePercent;
  }

  /** @param meanTurnaroundUs of a judged policy by its label */
  EpochVerdict judge(EpochPlan plan, ToDoubleFunction<String> meanTurnaroundUs) {
    double candidate = meanTurnaroundUs.applyAsDouble(CANDIDATE);
    double fair = meanTurnaroundUs.applyAsDouble(SimulatedPolicy.PS.id());
    Double incumbent = plan.incumbentEpoch() == null ? null : Double.valueOf(meanTurnaroundUs.applyAsDouble(INCUMBENT));
    List<String> reasons = new ArrayList<>();
    check(reasons, candidate, fair, "fair sharing's");
    if (incumbent != null) {
      check(reasons, candidate, incumbent, "the incumbent's");
    }
    return new EpochVerdict(EpochVerdict.FORMAT_VERSION, plan.epoch(), reasons.isEmpty() ? EpochVerdict.PUBLISHED : EpochVerdict.REFUSED, reasons,
        plan.judgeOn(), tolerancePercent, candidate, fair, plan.incumbentEpoch(), incumbent);
  }

  private void check(List<String> reasons, double candidate, double other, String whose) {
    if (!(candidate <= other * (1 + tolerancePercent / 100))) {
      reasons.add(compared(candidate, other) + " " + whose);
    }
  }

  /** Such as "12.3 % above". */
  static String compared(double value, double other) {
    double percent = 100 * (value / other - 1);
    if (!Double.isFinite(percent)) {
      return "not to be compared with";
    }
    return percent == 0 ? "equal to"
        : BigDecimal.valueOf(Math.abs(percent)).round(new MathContext(3)).stripTrailingZeros().toPlainString() + (percent > 0 ? " % above" : " % below");
  }
}
