package org.alps.simulate.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.alps.simulate.host.HostModel;
import org.alps.simulate.host.Invocation;
import org.alps.simulate.host.Simulations;
import org.junit.jupiter.api.Test;

/** Hand-worked, in us, on one core. */
class PsjfTest {
  @Test
  void theSmallerPushesAsideWhoHasLessLeft() {
    assertThat(psjf(Invocation.of(0, 10), Invocation.of(7, 9))).as("9 is less than 10, though 3 are left").isEqualTo("["
        + "first start 0, completion 19, slices [7, 3], "
        + "first start 7, completion 16, slices [9]]");
  }

  @Test
  void equalsDoNotPushEachOtherAside() {
    assertThat(psjf(Invocation.of(0, 10), Invocation.of(1, 10), Invocation.of(2, 10))).isEqualTo("["
        + "first start 0, completion 10, slices [10], "
        + "first start 10, completion 20, slices [10], "
        + "first start 20, completion 30, slices [10]]");
  }

  private static String psjf(Invocation... invocations) {
    return Simulations.run(List.of(invocations), 2, sink -> SimulatedPolicy.PSJF.host(new HostSetup(HostModel.ideal(1), null, null), sink)).toString();
  }
}
