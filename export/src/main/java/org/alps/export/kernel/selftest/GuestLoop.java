package org.alps.export.kernel.selftest;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The guest's side: carries out what the host orders, one order after the other, until there are no more. An order that fails is answered with why. */
final class GuestLoop {
  /** The answer of an order that was carried out. */
  static final String DONE = "done";
  /** The answer of one that was not; with why. */
  static final String FAILED = "failed";
  /** In the answer of one that was not carried out: the exception. */
  static final String WHY = "why";
  /** The order to do nothing but answer. */
  static final String READY = "ready";
  /** The order to end. */
  static final String END = "end";

  private static final Path PORTS = Path.of("/sys/class/virtio-ports");

  /** What the guest can be ordered to do. */
  interface Duty {
    void run(Path order, Path answer) throws Exception;
  }

  private final Map<String, Duty> duties;

  GuestLoop(Map<String, Duty> duties) {
    this.duties = duties;
  }

  void run() throws IOException {
    Path port = port();
    try (RandomAccessFile line = new RandomAccessFile(port.toFile(), "rw")) {
      GuestChannel channel = new GuestChannel(new FileInputStream(line.getFD()), new FileOutputStream(line.getFD()));
      for (int number = 0; ; number++) {
        Path folder = Files.createTempDirectory("order");
        String word = channel.receive(folder.resolve("in"));
        Path answer = Files.createDirectories(folder.resolve("out"));
        System.out.println("order: " + word);
        channel.send(word.equals(END) ? DONE : carryOut(word, folder.resolve("in"), answer), answer);
        if (word.equals(END)) {
          return;
        }
      }
    }
  }

  private String carryOut(String word, Path order, Path answer) throws IOException {
    try {
      if (!word.equals(READY)) {
        duties.get(word).run(order, answer);
      }
      return DONE;
    } catch (Exception | Error e) {
      e.printStackTrace();
      try (PrintWriter why = new PrintWriter(Files.newBufferedWriter(answer.resolve(WHY)))) {
        e.printStackTrace(why);
      }
      return FAILED;
    }
  }

  private static Path port() throws IOException {
    try (Stream<Path> ports = Files.list(PORTS)) {
      List<Path> ours = ports.filter(port -> name(port).equals("alps")).toList();
      return Path.of("/dev").resolve(ours.get(0).getFileName());
    }
  }

  private static String name(Path port) {
    try {
      return Files.readString(port.resolve("name")).strip();
    } catch (IOException e) {
      return "";
    }
  }
}
