package org.alps.simulate.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.alps.ingest.AlpsException;
import org.alps.ingest.ExitCode;
import org.alps.ingest.dataset.UidHash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyTableFileTest {
  private static final Pattern HEX_LINE = Pattern.compile("(?m)^([0-9a-f]{4})  ((?:[0-9a-f]{2} ?)+)");

  /** The golden bytes were made by a separate program, from the specification. */
  @Test
  void writesAndReadsTheGoldenBytes() throws IOException {
    byte[] golden = goldenBytes();
    assertThat(golden).hasSize(376);
    assertThat(PolicyTableFile.encode(TableFixtures.golden())).isEqualTo(golden);
    assertThat(PolicyTableFile.decode(golden, "golden")).isEqualTo(TableFixtures.golden());
  }

  @Test
  void theSpecificationShowsTheGoldenBytes() throws IOException {
    String specification = Files.readString(Path.of("../export/TABLE_FORMAT.md"));
    assertThat(bytesOf(specification)).isEqualTo(goldenBytes());
  }

  @Test
  void roundTripsAndIsCanonical() {
    for (int seed = 0; seed < 300; seed++) {
      PolicyTable table = TableFixtures.random(seed, seed % 40, 0);
      byte[] bytes = PolicyTableFile.encode(table);
      PolicyTable back = PolicyTableFile.decode(bytes, "table");
      assertThat(back).isEqualTo(table);
      assertThat(PolicyTableFile.encode(back)).isEqualTo(bytes);
    }
  }

  @Test
  void aScanTellsWhatReadingMakes() {
    PolicyTable table = TableFixtures.random(5, 40, 0);
    List<FunctionPolicy> told = new ArrayList<>();
    List<Long> ids = new ArrayList<>();
    PolicyHeader header = PolicyTableFile.scan(PolicyTableFile.encode(table), "table", new PolicyTableFile.Visitor() {
      @Override
      public void begin(PolicyHeader first, int entries) {
        assertThat(first).isEqualTo(table.header());
        assertThat(entries).isEqualTo(40);
      }

      @Override
      public void entry(long id, byte[] utf8, List<PolicyLevel> levels) {
        ids.add(id);
        told.add(new FunctionPolicy(new String(utf8, StandardCharsets.UTF_8), levels));
      }
    });
    assertThat(header).isEqualTo(table.header());
    assertThat(ids).isSortedAccordingTo(Long::compareUnsigned).isEqualTo(told.stream().map(policy -> UidHash.of(policy.functionUid())).toList());
    assertThat(new PolicyTable(header, told)).isEqualTo(table);
  }

  @Test
  void aScanRefusesWhatReadingRefuses() throws IOException {
    for (int i = 0; i < goldenBytes().length; i++) {
      byte[] damaged = goldenBytes();
      damaged[i] ^= 1;
      assertThatThrownBy(() -> PolicyTableFile.scan(damaged, "table", (id, utf8, levels) -> {})).isInstanceOf(AlpsException.class);
    }
  }

  @Test
  void namesThatNearlyPackStayAsTheyAre() {
    String digits = "0123456789abcdef".repeat(4);
    List<String> uids = List.of(digits + "/" + digits, digits.toUpperCase() + "/" + digits, digits + "-" + digits, digits, digits + "/" + digits + "0", "/", "\n", "𝄞");
    PolicyTable table = new PolicyTable(TableFixtures.header(),
        uids.stream().map(uid -> new FunctionPolicy(uid, List.of(new PolicyLevel(0, 0, 1)))).toList());
    assertThat(PolicyTableFile.decode(PolicyTableFile.encode(table), "table")).isEqualTo(table);
  }

  /** 50,000 functions with UIDs of 129 characters: what an Azure day brings. */
  @Test
  void fiftyThousandFunctionsStayUnderTenMegabytes() {
    assertThat(PolicyTableFile.encode(TableFixtures.random(1, 50_000, 1))).hasSize(5_300_136);
    assertThat(PolicyTableFile.encode(TableFixtures.random(2, 50_000, 4))).hasSize(8_900_136);
    assertThat(PolicyTableFile.encode(TableFixtures.random(3, 50_000, 8))).hasSize(13_700_136);
  }

  @Test
  void opaqueNamesOfThatLengthStayUnderTenMegabytesToo() {
    List<FunctionPolicy> policies = TableFixtures.random(1, 50_000, 1).policies().stream()
        .map(policy -> new FunctionPolicy(policy.functionUid().replace('/', ':'), policy.levels())).toList();
    assertThat(PolicyTableFile.encode(new PolicyTable(TableFixtures.header(), policies))).hasSize(8_550_136);
  }

  @Test
  void twoFunctionsOfOneIdCannotBeExported() {
    TableEncoder colliding = new TableEncoder(uid -> uid.length());
    PolicyTable table = new PolicyTable(TableFixtures.header(),
        List.of("aa", "bbb", "cc").stream().map(uid -> new FunctionPolicy(uid, List.of(new PolicyLevel(0, 0, 1)))).toList());
    assertThatThrownBy(() -> colliding.encode(table))
        .isInstanceOfSatisfying(AlpsException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.BAD_INPUT))
        .hasMessage("Cannot export policy table: functions aa and cc have the same id 0000000000000002. Rename one of them.");
  }

  @Test
  void aFileIsReplacedInOneStepAndReadBack(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("deep/policy.alps");
    PolicyTableFile.write(TableFixtures.random(1, 10, 0), file);
    PolicyTableFile.write(TableFixtures.golden(), file);
    assertThat(PolicyTableFile.read(file)).isEqualTo(TableFixtures.golden());
    try (var files = Files.list(file.getParent())) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void whatCannotBeOpenedIsNamed(@TempDir Path folder) {
    Path missing = folder.resolve("missing.alps");
    assertThatThrownBy(() -> PolicyTableFile.read(missing))
        .hasMessage("Cannot read policy table: " + missing + ": there is no such file. Name a file that alps learn wrote.");
    assertThatThrownBy(() -> PolicyTableFile.read(folder)).hasMessageContaining(": it is a folder. ");
    assertThatThrownBy(() -> PolicyTableFile.write(TableFixtures.golden(), Path.of("/dev/null/policy.alps")))
        .isInstanceOfSatisfying(AlpsException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.BAD_INPUT))
        .hasMessageStartingWith("Cannot write policy table: /dev/null/policy.alps: ");
  }

  static byte[] goldenBytes() throws IOException {
    try (InputStream in = PolicyTableFileTest.class.getResourceAsStream("golden.hex")) {
      return bytesOf(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private static byte[] bytesOf(String text) {
    return HexFormat.of().parseHex(HEX_LINE.matcher(text).results().map(PolicyTableFileTest::digits).collect(Collectors.joining()));
  }

  private static String digits(MatchResult line) {
    return line.group(2).replace(" ", "");
  }
}
