package org.alps.export.kernel;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.alps.simulate.table.PolicyLevel;

/** The decisions of alps_policy.h in this machine's kernel, through {@code policy_test.bpf.c} and {@code bpftool prog run}. */
final class PolicyProgram implements AutoCloseable {
  static final int MAX_STEPS = 32;
  private static final int STEP_BYTES = 64;
  private static final int STEPS_AT = KernelLayout.HEADER_BYTES + KernelLayout.POLICY_BYTES;

  /** What a step does; numbered as in the program. */
  enum What {
    BEGIN,
    CHARGE,
    WAKE,
    YIELDS,
    VIRTUAL,
    CREDIT
  }

  record Step(What what, int number, long one, long two) {}

  record Came(long result, long key, long leftNs, long ageNs, int level, int fresh) {}

  private final Path folder;
  private final Path pin;

  PolicyProgram(Path folder) throws IOException, InterruptedException {
    this.folder = folder;
    pin = KernelHost.pins("policy");
    Path object = Files.copy(Path.of("target/test-classes/org/alps/export/kernel/policy_test.bpf.o"), folder.resolve("policy_test.bpf.o"));
    bpftool("prog", "load", object.toString(), pin.toString());
  }

  /** Takes the steps one after the other, at most {@value MAX_STEPS}, from an invocation that has not begun. */
  List<Came> run(long aging, List<PolicyLevel> levels, List<Step> steps) throws IOException, InterruptedException {
    ByteBuffer packet = ByteBuffer.allocate(STEPS_AT + steps.size() * STEP_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    packet.put(new KernelHeader(3, aging, 0, 0, 0, 0, 50, 1, "00".repeat(32)).encode());
    packet.put(new KernelPolicy(3, levels).encode());
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      packet.position(STEPS_AT + i * STEP_BYTES).putInt(step.what().ordinal()).putInt(step.number()).putLong(step.one()).putLong(step.two());
    }
    Path in = Files.write(folder.resolve("in"), packet.array());
    Path out = folder.resolve("out");
    bpftool("prog", "run", "pinned", pin.toString(), "data_in", in.toString(), "data_out", out.toString(), "data_size_out", "" + packet.capacity());
    ByteBuffer came = ByteBuffer.wrap(Files.readAllBytes(out)).order(ByteOrder.LITTLE_ENDIAN);
    List<Came> all = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      came.position(STEPS_AT + i * STEP_BYTES + 24);
      all.add(new Came(came.getLong(), came.getLong(), came.getLong(), came.getLong(), came.getInt(), came.getInt()));
    }
    return all;
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(pin);
  }

  private static void bpftool(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("/usr/sbin/bpftool"));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("bpftool " + String.join(" ", arguments) + ": " + said);
    }
  }
}
