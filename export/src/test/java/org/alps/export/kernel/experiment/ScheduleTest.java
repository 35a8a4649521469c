package org.alps.export.kernel.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScheduleTest {
  @TempDir private Path folder;

  @Test
  void eachFunctionsRowsStandApart() throws IOException {
    Schedule.write(List.of(new Invocation("b/größe", 5, 0, 10, 0), new Invocation("a", 6, 0, 20, 3), new Invocation("b/größe", 7, 0, 30, 0)), folder);

    Map<String, Path> rows = Schedule.read(folder);

    assertThat(rows.keySet()).containsExactly("a", "b/größe");
    assertThat(Files.readString(rows.get("a"))).isEqualTo("6,20,3\n");
    assertThat(Files.readString(rows.get("b/größe"))).isEqualTo("5,10,0\n7,30,0\n");
  }

  @Test
  void anOrderSaysWhoRunsWhat() {
    TrialOrder.write(folder.resolve("order"), Contender.EEVDF, List.of(new Invocation("a", 6, 0, 20, 3)), Optional.empty());

    TrialOrder read = new TrialOrder(folder.resolve("order"));

    assertThat(read.contender()).isEqualTo(Contender.EEVDF);
    assertThat(read.table()).isEmpty();
    assertThat(Schedule.read(read.schedule())).containsOnlyKeys("a");
  }

  @Test
  void aWorkloadIsTheSameForTheSameSeed() {
    Workload workload = new Workload("eighty-twenty at 0.9", "workload:eighty-twenty,cores=2,load=0.9,minutes=1");

    List<Invocation> invocations = workload.invocations(1);

    assertThat(invocations).isEqualTo(workload.invocations(1)).isNotEqualTo(workload.invocations(2)).isSortedAccordingTo((a, b) -> Long.compare(a.arrivalUs(), b.arrivalUs()));
    assertThat(Workload.shortFunctions(invocations)).hasSize(8).contains("eighty-twenty-01").doesNotContain("eighty-twenty-09");
  }
}
