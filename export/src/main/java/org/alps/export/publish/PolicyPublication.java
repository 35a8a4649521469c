package org.alps.export.publish;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.alps.ingest.AlpsException;
import org.alps.ingest.ExitCode;
import org.alps.ingest.dataset.Json;
import org.alps.simulate.table.AtomicFile;
import org.alps.simulate.table.PolicyTable;
import org.alps.simulate.table.PolicyTableFile;

/**
 * A folder of published policy tables: {@code epoch=N/policy.alps} and {@code manifest.json} for each, and the file {@code CURRENT} that
 * names the one in force.
 *
 * <p>An epoch is written into a hidden folder, read back, moved into place by one rename, and only then made current by another. Whatever
 * interrupts that, the old epoch stays current and whole; what was left behind is swept when the next one is published. One publisher at a time.
 */
public final class PolicyPublication {
  /** The table's name in its epoch's folder. */
  public static final String TABLE = "policy.alps";
  /** The manifest's name in its epoch's folder. */
  public static final String MANIFEST = "manifest.json";
  private static final Pattern EPOCH = Pattern.compile("epoch=([1-9][0-9]{0,17})");
  private static final Pattern LEFT_BEHIND = Pattern.compile("\\.epoch=.*\\.stage|\\.CURRENT\\.aside");

  /** What has been done so far, in this order. */
  enum Step {
    SWEPT,
    TABLE_WRITTEN,
    MANIFEST_WRITTEN,
    VERIFIED,
    MOVED,
    SWITCHED
  }

  private final Path policies;
  private final CurrentPointer pointer;
  private final Consumer<Step> after;

  /** @param policies the folder, on a local file system; publishing makes it where it is missing */
  public PolicyPublication(Path policies) {
    this(policies, step -> {});
  }

  /** @param after told after each step; a test throws from it to interrupt there */
  PolicyPublication(Path policies, Consumer<Step> after) {
    this.policies = policies;
    this.pointer = new CurrentPointer(policies);
    this.after = after;
  }

  /**
   * Publishes a table as {@code epoch} and makes it current. Doing so again changes nothing, whether it was finished or interrupted.
   *
   * @param table of any epoch; what is published says {@code epoch}
   * @param epoch at least 1
   * @return the published table's file
   * @throws AlpsException with exit code 3 where the epoch exists with other content, a later one is current, or the folder cannot be written
   */
  public Path publish(PolicyTable table, long epoch, PolicyFacts facts) {
    if (epoch < 1) {
      throw AlpsException.usage("Cannot publish epoch: " + epoch + ". Number epochs from 1.");
    }
    PolicyTable numbered = table.withEpoch(epoch);
    byte[] tableBytes = PolicyTableFile.encode(numbered);
    byte[] manifestBytes = Json.bytes(PolicyManifest.of(numbered, tableBytes, facts));
    try {
      Files.createDirectories(policies);
      sweep();
      after.accept(Step.SWEPT);
      OptionalLong current = pointer.epoch();
      Path target = folder(epoch);
      if (Files.exists(target)) {
        checkSame(target, tableBytes, manifestBytes);
      } else if (current.isPresent() && current.getAsLong() > epoch) {
        throw AlpsException.badInput("Cannot publish epoch: " + epoch + ". Epoch " + current.getAsLong() + " is current; choose a later number.");
      } else {
        stage(target, numbered, tableBytes, manifestBytes);
      }
      after.accept(Step.MOVED);
      if (current.isEmpty() || current.getAsLong() < epoch) {
        pointer.switchTo(epoch);
      }
      after.accept(Step.SWITCHED);
      return target.resolve(TABLE);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /**
   * The file of the table in force; nothing where none was published.
   *
   * @throws AlpsException with exit code 3 where the pointer is damaged or names what is not there
   */
  public Optional<Path> current() {
    OptionalLong epoch = currentEpoch();
    if (epoch.isEmpty()) {
      return Optional.empty();
    }
    Path table = folder(epoch.getAsLong()).resolve(TABLE);
    if (!Files.isRegularFile(table)) {
      throw pointer.damaged("it says epoch=" + epoch.getAsLong() + ", which is not there");
    }
    return Optional.of(table);
  }

  /** The epoch in force; nothing where none was published. Fails as {@link #current()} does where the pointer is damaged. */
  public OptionalLong currentEpoch() {
    try {
      return pointer.epoch();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** The first number that no published epoch has reached: 1 at first. */
  public long nextEpoch() {
    long last = currentEpoch().orElse(0);
    if (Files.isDirectory(policies)) {
      for (Path entry : entries()) {
        Matcher epoch = EPOCH.matcher(entry.getFileName().toString());
        last = epoch.matches() ? Math.max(last, Long.parseLong(epoch.group(1))) : last;
      }
    }
    return last + 1;
  }

  private void stage(Path target, PolicyTable table, byte[] tableBytes, byte[] manifestBytes) throws IOException {
    Path stage = policies.resolve("." + target.getFileName() + ".stage");
    AtomicFile.write(stage.resolve(TABLE), tableBytes);
    after.accept(Step.TABLE_WRITTEN);
    AtomicFile.write(stage.resolve(MANIFEST), manifestBytes);
    after.accept(Step.MANIFEST_WRITTEN);
    if (!PolicyTableFile.read(stage.resolve(TABLE)).equals(table) || !Arrays.equals(Files.readAllBytes(stage.resolve(MANIFEST)), manifestBytes)) {
      throw new IOException("what was written reads back otherwise");
    }
    after.accept(Step.VERIFIED);
    AtomicFile.move(stage, target);
  }

  private void checkSame(Path target, byte[] tableBytes, byte[] manifestBytes) throws IOException {
    if (!holds(target.resolve(TABLE), tableBytes) || !holds(target.resolve(MANIFEST), manifestBytes)) {
      throw AlpsException.badInput("Cannot publish epoch: " + target + " exists and holds something else. Publish under a new number.");
    }
  }

  private static boolean holds(Path file, byte[] content) throws IOException {
    return Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), content);
  }

  private void sweep() throws IOException {
    for (Path entry : entries()) {
      if (LEFT_BEHIND.matcher(entry.getFileName().toString()).matches()) {
        Files.walkFileTree(entry, new Deletion());
      }
    }
  }

  private List<Path> entries() {
    try (Stream<Path> entries = Files.list(policies)) {
      return entries.toList();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private Path folder(long epoch) {
    return policies.resolve("epoch=" + epoch);
  }

  private AlpsException failed(IOException e) {
    return new AlpsException(ExitCode.BAD_INPUT, "Cannot use policies folder: " + policies + ". Check that it is a folder and can be written.", e);
  }

  /** Deletes a folder and all in it, following no link. */
  private static final class Deletion extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
      Files.delete(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
