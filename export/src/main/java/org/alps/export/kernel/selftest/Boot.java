package org.alps.export.kernel.selftest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** One boot of a QEMU machine without network or disk, and the channel to the program in it. Its console goes to a log file. */
final class Boot implements AutoCloseable {
  private static final int MEMORY_MB = 2560;
  private static final int CONNECT_TRIES = 100;
  private static final int CONNECT_PAUSE_MS = 100;

  private final Process process;
  private final SocketChannel socket;
  private final GuestChannel channel;
  private final Path log;
  private final Path said;

  /**
   * @param topology what {@code -smp} is told, such as {@code 2} or {@code 4,sockets=2}
   * @throws IOException where QEMU does not start, with what it says
   */
  Boot(VmParts parts, Path archive, Path folder, String topology, Accelerator accelerator, int number) throws IOException {
    log = folder.resolve("console-" + number + ".log");
    said = folder.resolve("qemu-" + number + ".log");
    Path line = folder.resolve("line-" + number);
    List<String> command = new ArrayList<>(List.of(parts.qemu().toString()));
    parts.firmware().forEach(firmware -> command.addAll(List.of("-L", firmware.toString())));
    command.addAll(accelerator.options());
    command.addAll(List.of(
        "-smp", topology, "-m", Integer.toString(MEMORY_MB), "-kernel", parts.kernel().toString(),
        "-initrd", archive.toString(), "-append", "console=ttyS0 quiet panic=-1", "-nic", "none", "-nodefaults", "-no-reboot", "-display", "none",
        "-serial", "file:" + log, "-device", "virtio-serial-pci", "-chardev", "socket,id=line,server=on,wait=off,path=" + line,
        "-device", "virtserialport,chardev=line,name=alps"));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
    builder.environment().put("LD_LIBRARY_PATH", parts.libraries().toString());
    builder.environment().put("QEMU_MODULE_DIR", parts.libraries().resolve("qemu").toString());
    process = builder.start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    socket = connect(line);
    channel = new GuestChannel(Channels.newInputStream(socket), Channels.newOutputStream(socket));
  }

  /**
   * Has the guest carry out an order; waits for its answer, and no longer than so many minutes: then the machine is ended.
   *
   * @throws IOException where the guest is gone
   */
  String call(String word, Path order, Path answer, int minutes) throws IOException {
    ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(work -> {
      Thread thread = new Thread(work, "guest-limit");
      thread.setDaemon(true);
      return thread;
    });
    clock.schedule(process::destroyForcibly, minutes, TimeUnit.MINUTES);
    try {
      channel.send(word, order);
      return channel.receive(answer);
    } finally {
      clock.shutdownNow();
    }
  }

  Path log() {
    return log;
  }

  /** Whether the guest's kernel died of an int3, which it plants itself while it patches its code: the emulator let another CPU run into it. */
  boolean diedOfPatching() {
    try {
      return Files.readString(log, StandardCharsets.ISO_8859_1).contains("Oops: int3");
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private SocketChannel connect(Path line) throws IOException {
    for (int tried = 0; tried < CONNECT_TRIES && process.isAlive(); tried++) {
      SocketChannel connected = SocketChannel.open(StandardProtocolFamily.UNIX);
      try {
        connected.connect(UnixDomainSocketAddress.of(line));
        return connected;
      } catch (SocketException notYet) {
        connected.close();
      }
      try {
        Thread.sleep(CONNECT_PAUSE_MS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    process.destroyForcibly();
    throw new IOException(lastWords());
  }

  /** The last line that QEMU itself printed. */
  String lastWords() {
    try {
      return Files.readString(said).lines().reduce((first, last) -> last).orElse("QEMU said nothing");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
