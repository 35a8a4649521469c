package org.alps.export.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The C header and its Java twin, read side by side. */
class InterfaceHeaderTest {
  private static final Pattern DEFINE = Pattern.compile("(?m)^#define ALPS_(\\w+) (\\d+)$");
  private static final Pattern SIZE = Pattern.compile("ALPS_SIZE\\(alps_(\\w+), (\\d+)\\)");
  private static final Pattern AT = Pattern.compile("ALPS_AT\\(alps_(\\w+), (\\w+), (\\d+)\\)");
  private static final Pattern FIELD = Pattern.compile("(u8|u16|u32|u64|s64|char|struct alps_level) (\\w+)(?:\\[(\\w+)\\])?;");
  private static final Pattern COUNTER = Pattern.compile("(?m)^\\tALPS_(\\w+),\\s*/\\* (.*) \\*/$");

  private static String header;

  @BeforeAll
  static void read() throws IOException {
    header = Files.readString(Path.of("src/main/bpf/alps_intf.h"));
  }

  @Test
  void bounds() {
    assertThat(numbers(DEFINE)).isEqualTo(Map.of("MAX_LEVELS", KernelLayout.MAX_LEVELS, "MAX_CPUS", KernelLayout.MAX_CPUS,
        "MAX_LLCS", KernelLayout.MAX_LLCS, "MAX_GROUPS", KernelLayout.MAX_GROUPS, "MAX_NAMES", KernelLayout.MAX_NAMES,
        "MAX_FUNCTIONS", KernelLayout.MAX_FUNCTIONS, "NAME_BYTES", KernelLayout.NAME_BYTES));
    assertThat(header).contains("#define ALPS_LAST_NS (1ULL << 60)\n", "#define ALPS_KEY_DEFAULTS 0ULL\n", "#define ALPS_KEY_HEADER (~0ULL)\n");
  }

  @Test
  void sizes() {
    assertThat(numbers(SIZE)).containsAllEntriesOf(Map.of("level", KernelLayout.LEVEL_BYTES, "policy", KernelLayout.POLICY_BYTES,
        "header", KernelLayout.HEADER_BYTES, "function", KernelLayout.FUNCTION_BYTES, "config", KernelLayout.CONFIG_BYTES, "life", KernelLayout.LIFE_BYTES));
  }

  @Test
  void offsets() {
    assertThat(AT.matcher(header).results().map(at -> at.group(1) + "." + at.group(2) + " " + at.group(3))).contains(
        "policy.levels " + KernelLayout.POLICY_LEVELS_AT, "policy.level " + KernelLayout.POLICY_LEVEL_AT,
        "header.fair_permille " + KernelLayout.HEADER_FAIR_PERMILLE_AT, "header.digest " + KernelLayout.HEADER_DIGEST_AT,
        "life.reason " + KernelLayout.LIFE_REASON_AT);
  }

  @Test
  void fieldsInTheOrderInWhichTheyAreWritten() {
    assertThat(fields("level")).containsExactly("u64 age_ns", "u64 rank_ns", "u64 slice_ns");
    assertThat(fields("policy")).containsExactly("u64 epoch", "u32 levels", "u32 reserved", "struct alps_level level[ALPS_MAX_LEVELS]");
    assertThat(fields("header")).containsExactly("u64 epoch", "u64 aging", "u64 min_quantum_ns", "u64 stale_at_ns", "u64 created_at_ns", "u64 installed_at_ns",
        "u32 fair_permille", "u32 entries", "u8 digest[" + KernelLayout.DIGEST_BYTES + "]", "u8 reserved[120]");
    assertThat(fields("function")).containsExactly("u64 invocations", "u64 turns", "u64 wait_ns", "u64 longest_wait_ns", "u64 cpu_ns", "u64 preemptions");
    assertThat(fields("config")).containsExactly("u32 cpus", "u32 llcs", "u32 debug", "u32 backend");
    assertThat(fields("life")).containsExactly("u64 loaded_at_ns", "u64 left_at_ns", "s64 code", "u32 kind", "u32 reserved",
        "char reason[" + KernelLayout.LIFE_REASON_BYTES + "]", "char message[" + KernelLayout.LIFE_MESSAGE_BYTES + "]");
  }

  @Test
  void countersByNameAndMeaning() {
    List<String> inC = COUNTER.matcher(header).results().map(counter -> counter.group(1) + ": " + counter.group(2)).toList();
    assertThat(Arrays.stream(Counter.values()).map(counter -> counter.name() + ": " + counter.meaning())).isEqualTo(inC);
    assertThat(header).contains("\tALPS_COUNTERS\n");
  }

  @Test
  void backends() {
    for (Backend backend : Backend.values()) {
      assertThat(header).containsPattern("ALPS_" + backend.id().toUpperCase(Locale.ROOT) + " = " + backend.ordinal() + ",");
    }
  }

  @Test
  void theFlagsOfTheSchedulerComeAfterItsFunctions() throws IOException {
    Matcher ops = Pattern.compile("struct sched_ext_ops \\{\\n(.*?)\\n};", Pattern.DOTALL).matcher(Files.readString(Path.of("src/main/bpf/alps_kernel.h")));
    assertThat(ops.find()).isTrue();
    List<String> members = ops.group(1).lines().toList();
    long functions = members.stream().takeWhile(member -> member.contains("(*")).count();
    assertThat(members.get((int) functions)).isEqualTo("\tu64 flags;");
    assertThat(functions * Long.BYTES).isEqualTo(SchedExtOps.FLAGS_AT);
  }

  private static List<String> fields(String structure) {
    Matcher body = Pattern.compile("struct alps_" + structure + " \\{\\n(.*?)\\n};", Pattern.DOTALL).matcher(header);
    assertThat(body.find()).as(structure).isTrue();
    return FIELD.matcher(body.group(1)).results()
        .map(field -> field.group(1) + " " + field.group(2) + (field.group(3) == null ? "" : "[" + field.group(3) + "]")).toList();
  }

  private static Map<String, Integer> numbers(Pattern pattern) {
    Map<String, Integer> numbers = new TreeMap<>();
    for (MatchResult match : pattern.matcher(header).results().toList()) {
      numbers.put(match.group(1), Integer.valueOf(match.group(2)));
    }
    return numbers;
  }
}
