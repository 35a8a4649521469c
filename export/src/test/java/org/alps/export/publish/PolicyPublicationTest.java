package org.alps.export.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.alps.export.publish.PolicyPublication.Step;
import org.alps.ingest.AlpsException;
import org.alps.ingest.ExitCode;
import org.alps.simulate.table.FunctionPolicy;
import org.alps.simulate.table.PolicyHeader;
import org.alps.simulate.table.PolicyLevel;
import org.alps.simulate.table.PolicyTable;
import org.alps.simulate.table.PolicyTableFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PolicyPublicationTest {
  private static final PolicyFacts FACTS = new PolicyFacts(
      "alps", new TreeMap<>(Map.of("beta", 1.0, "alpha", 1.0)), List.of("exact arrivals, sizes: CPU time, memory unknown"), 42L, List.of("work/day01"),
      Map.of());

  @TempDir private Path root;
  private Path policies;
  private PolicyPublication publication;

  @BeforeEach
  void folder() {
    policies = root.resolve("policies");
    publication = new PolicyPublication(policies);
  }

  @Test
  void nothingIsCurrentAtFirst() {
    assertThat(publication.current()).isEmpty();
    assertThat(publication.currentEpoch()).isEmpty();
    assertThat(publication.nextEpoch()).isEqualTo(1);
  }

  @Test
  void publishesATableAManifestAndAPointer() throws IOException {
    Path file = publication.publish(table(10), 3, FACTS);
    assertThat(publication.current()).contains(file).contains(policies.resolve("epoch=3/policy.alps"));
    assertThat(PolicyTableFile.read(file)).isEqualTo(table(10).withEpoch(3));
    assertThat(policies.resolve("CURRENT")).hasContent("epoch=3\n");
    assertThat(publication.nextEpoch()).isEqualTo(4);
    assertThat(snapshot()).containsOnlyKeys("CURRENT", "epoch=3/manifest.json", "epoch=3/policy.alps");
    String sha256 = HexFormat.of().formatHex(sha256(Files.readAllBytes(file)));
    assertThat(policies.resolve("epoch=3/manifest.json")).hasContent("""
        {
          "created_at" : "2026-02-02T02:40:00Z",
          "created_at_ns" : 1770000000000000000,
          "entries" : 1,
          "epoch" : 3,
          "format_version" : 1,
          "learner" : "alps",
          "notes" : { },
          "parameters" : {
            "alpha" : 1.0,
            "beta" : 1.0
          },
          "seed" : 42,
          "sources" : [ "work/day01" ],
          "table_bytes" : %d,
          "table_sha256" : "%s",
          "trace_characteristics" : [ "exact arrivals, sizes: CPU time, memory unknown" ]
        }
        """.formatted(Files.size(file), sha256));
  }

  @Test
  void theSameAgainChangesNothing() throws IOException {
    publication.publish(table(10), 1, FACTS);
    publication.publish(table(20), 2, FACTS);
    var before = snapshot();
    publication.publish(table(20), 2, FACTS);
    publication.publish(table(10), 1, FACTS);
    assertThat(snapshot()).isEqualTo(before);
    assertThat(publication.currentEpoch()).hasValue(2);
  }

  @Test
  void otherContentUnderThatNumberIsRefused() throws IOException {
    publication.publish(table(10), 1, FACTS);
    var before = snapshot();
    assertRefused(() -> publication.publish(table(11), 1, FACTS), "exists and holds something else. Publish under a new number.");
    assertRefused(() -> publication.publish(table(10), 1, PolicyFacts.of(List.of("learner=other"))), "exists and holds something else.");
    assertThat(snapshot()).isEqualTo(before);
  }

  @Test
  void epochsNeverGoBack() {
    publication.publish(table(10), 5, FACTS);
    assertRefused(() -> publication.publish(table(20), 4, FACTS), "Cannot publish epoch: 4. Epoch 5 is current; choose a later number.");
    assertThatThrownBy(() -> publication.publish(table(20), 0, FACTS)).hasMessage("Cannot publish epoch: 0. Number epochs from 1.");
    assertThat(publication.currentEpoch()).hasValue(5);
  }

  /** Interrupted after any step, the old epoch is current and whole until the last; publishing again finishes, to the same bytes. */
  @ParameterizedTest
  @EnumSource(Step.class)
  void anInterruptionLeavesTheOldEpochCurrent(Step fatal) throws IOException {
    publication.publish(table(10), 1, FACTS);
    Path old = publication.current().orElseThrow();
    byte[] oldBytes = Files.readAllBytes(old);
    Consumer<Step> interruption = step -> {
      if (step == fatal) {
        throw new UncheckedIOException(new IOException("interrupted after " + step));
      }
    };
    assertThatThrownBy(() -> new PolicyPublication(policies, interruption).publish(table(20), 2, FACTS)).hasMessageContaining("interrupted after");

    assertThat(publication.currentEpoch()).hasValue(fatal == Step.SWITCHED ? 2 : 1);
    assertThat(old).hasBinaryContent(oldBytes);
    PolicyTableFile.read(publication.current().orElseThrow());

    publication.publish(table(20), 2, FACTS);
    assertThat(publication.currentEpoch()).hasValue(2);
    assertThat(snapshot()).containsOnlyKeys(
        "CURRENT", "epoch=1/manifest.json", "epoch=1/policy.alps", "epoch=2/manifest.json", "epoch=2/policy.alps");
    assertThat(policies.resolve("epoch=2/policy.alps")).hasBinaryContent(PolicyTableFile.encode(table(20).withEpoch(2)));
  }

  @Test
  void whatWasLeftBehindIsSwept() throws IOException {
    publication.publish(table(10), 1, FACTS);
    Files.createDirectories(policies.resolve(".epoch=2.stage/deep"));
    Files.write(policies.resolve(".epoch=2.stage/policy.alps"), new byte[7]);
    Files.write(policies.resolve(".epoch=2.stage/deep/x"), new byte[7]);
    Files.createDirectories(policies.resolve(".epoch=9.stage"));
    Files.writeString(policies.resolve(".CURRENT.aside"), "epo");
    Files.writeString(policies.resolve("notes.txt"), "an operator's own");
    assertThat(publication.currentEpoch()).hasValue(1);
    publication.publish(table(20), 2, FACTS);
    assertThat(snapshot()).containsOnlyKeys(
        "CURRENT", "notes.txt", "epoch=1/manifest.json", "epoch=1/policy.alps", "epoch=2/manifest.json", "epoch=2/policy.alps");
  }

  /** A folder that was moved but never became current keeps its number: the next table gets another. */
  @Test
  void theNextEpochPassesOverWhatWasNeverCurrent() throws IOException {
    publication.publish(table(10), 1, FACTS);
    Files.createDirectories(policies.resolve("epoch=2"));
    Files.createDirectories(policies.resolve("epoch=02"));
    assertThat(publication.nextEpoch()).isEqualTo(3);
  }

  @Test
  void aDamagedPointerIsRefused() throws IOException {
    publication.publish(table(10), 1, FACTS);
    Path pointer = policies.resolve("CURRENT");
    for (String damage : List.of("", "epoch=", "epoch=x\n", "epoch=01\n", "epoch=1\nepoch=1\n", "\u0000\u0007", "epoch=99999999999999999999")) {
      Files.writeString(pointer, damage);
      assertRefused(() -> publication.current(), "Cannot find the current policy: " + pointer + ": it says ");
      assertRefused(() -> publication.publish(table(20), 2, FACTS), "Write epoch=N of a folder beside it into it.");
    }
    Files.writeString(pointer, "epoch=8\n");
    assertRefused(() -> publication.current(), "it says epoch=8, which is not there.");
  }

  /** An operator goes back by writing the pointer; the next publication goes on from the highest number. */
  @Test
  void thePointerMayBeWrittenByHand() throws IOException {
    publication.publish(table(10), 1, FACTS);
    publication.publish(table(20), 2, FACTS);
    Files.writeString(policies.resolve("CURRENT"), "epoch=1");
    assertThat(publication.current()).contains(policies.resolve("epoch=1/policy.alps"));
    assertThat(publication.nextEpoch()).isEqualTo(3);
  }

  @Test
  void aFolderThatCannotBeWrittenIsNamed() throws IOException {
    Files.writeString(policies, "a file");
    assertRefused(() -> publication.publish(table(10), 1, FACTS), "Cannot use policies folder: " + policies);
  }

  @Test
  void factsFromPairs() {
    PolicyFacts facts = PolicyFacts.of(List.of("learner=alps", "seed=-7", "source=a", "source=b=c", "parameters.alpha=2", "by=me", "empty=",
        "trace_characteristics=exact"));
    assertThat(facts.toString()).isEqualTo("PolicyFacts[learner=alps, parameters={alpha=2}, traceCharacteristics=[exact], seed=-7, "
        + "sources=[a, b=c], notes={by=me, empty=}]");
    assertThatThrownBy(() -> PolicyFacts.of(List.of("x", "=y", "seed=soon")))
        .isInstanceOfSatisfying(AlpsException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
        .hasMessage("Cannot note manifest facts: x is not name=value; =y is not name=value; seed is soon, not a whole number. Write name=value.");
  }

  private static void assertRefused(Runnable action, String text) {
    assertThatThrownBy(action::run)
        .isInstanceOfSatisfying(AlpsException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.BAD_INPUT))
        .hasMessageContaining(text);
  }

  private static PolicyTable table(long rankNs) {
    PolicyHeader header = new PolicyHeader(0, 1_770_000_000_000_000_000L, 0, List.of(new PolicyLevel(0, PolicyTable.LAST_RANK_NS, 3_000_000)), 0, 0, 0);
    return new PolicyTable(header, List.of(new FunctionPolicy("f", List.of(new PolicyLevel(0, rankNs, 1)))));
  }

  private TreeMap<String, String> snapshot() throws IOException {
    TreeMap<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(policies)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        files.put(policies.relativize(path).toString(), new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1));
      }
    }
    return files;
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
