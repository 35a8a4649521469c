package org.alps.export.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.alps.simulate.table.PolicyLevel;
import org.alps.simulate.table.PolicyTable;
import org.junit.jupiter.api.Test;

/** The golden bytes were made by a separate program, from alps_intf.h. */
class KernelLayoutTest {
  private static final KernelPolicy POLICY = new KernelPolicy(7, List.of(new PolicyLevel(0, 1_234_567, 3_000_000), new PolicyLevel(10_000_000, 9_000_000, 20_000_000)));
  private static final KernelHeader HEADER = new KernelHeader(7, 10, 1_000_000, 123_456_789_012_345L, 1_770_000_000_000_000_000L, 1_770_000_000_123_456_789L, 50, 3,
      "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
  private static final KernelLife LIFE = new KernelLife(1000, 2000, -3, 1026, "runnable task stall", "cat[42] failed to run for 30.001s");

  @Test
  void policies() throws IOException {
    assertThat(POLICY.encode()).isEqualTo(golden("policy"));
    assertThat(KernelPolicy.decode(golden("policy"))).isEqualTo(POLICY);
    KernelPolicy fullest = new KernelPolicy(9, IntStream.range(0, 8)
        .mapToObj(i -> new PolicyLevel(i * 1000L, i == 7 ? PolicyTable.LAST_RANK_NS : i + 1, 100_000L * (i + 1))).toList());
    assertThat(fullest.encode()).isEqualTo(golden("policy-of-8-levels"));
    assertThat(KernelPolicy.decode(golden("policy-of-8-levels"))).isEqualTo(fullest);
  }

  @Test
  void headers() throws IOException {
    assertThat(HEADER.encode()).isEqualTo(golden("header"));
    assertThat(KernelHeader.decode(golden("header"))).isEqualTo(HEADER);
  }

  @Test
  void settings() throws IOException {
    KernelConfig config = new KernelConfig(4, 2, 0, Backend.EEVDF);
    assertThat(config.encode()).isEqualTo(golden("config"));
    assertThat(KernelConfig.decode(golden("config"))).isEqualTo(config);
  }

  @Test
  void lives() throws IOException {
    assertThat(LIFE.encode()).isEqualTo(golden("life"));
    assertThat(KernelLife.decode(golden("life"))).isEqualTo(LIFE);
    assertThat(LIFE.isOn()).isFalse();
    assertThat(new KernelLife(1000, 0, 0, 0, "", "").isOn()).isTrue();
    assertThat(KernelLife.NEVER.isOn()).isFalse();
  }

  @Test
  void aTextThatIsTooLongIsCutBeforeItsZero() {
    KernelLife life = KernelLife.decode(new KernelLife(1, 2, 0, 0, "r".repeat(500), "m".repeat(5000)).encode());
    assertThat(life.reason()).isEqualTo("r".repeat(127));
    assertThat(life.message()).isEqualTo("m".repeat(863));
  }

  @Test
  void figuresOfFunctions() throws IOException {
    FunctionFigures figures = new FunctionFigures(11, 22, 33_000, 4000, 5_000_000, 6);
    assertThat(figures.encode()).isEqualTo(golden("function"));
    assertThat(FunctionFigures.decode(golden("function"))).isEqualTo(figures);
    assertThat(figures.meanWaitNs()).isEqualTo(1500);
    assertThat(new FunctionFigures(0, 0, 0, 0, 0, 0).meanWaitNs()).isZero();
  }

  @Test
  void aPolicyIsPutWhereTheBufferStands() throws IOException {
    ByteBuffer two = KernelLayout.zeros(2 * KernelLayout.POLICY_BYTES);
    KernelPolicy.put(POLICY.epoch(), POLICY.levels(), two);
    HEADER.put(two);
    assertThat(two.remaining()).isZero();
    assertThat(HexFormat.of().formatHex(two.array())).isEqualTo(HexFormat.of().formatHex(golden("policy")) + HexFormat.of().formatHex(golden("header")));
  }

  static byte[] golden(String name) throws IOException {
    try (InputStream in = KernelLayoutTest.class.getResourceAsStream("/kernel/" + name + ".hex")) {
      return HexFormat.of().parseHex(new String(in.readAllBytes(), StandardCharsets.US_ASCII).replaceAll("\\s", ""));
    }
  }
}
