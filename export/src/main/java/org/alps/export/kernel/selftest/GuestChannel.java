package org.alps.export.kernel.selftest;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** A line between host and guest that carries messages, each a word and a folder of files; the same on both ends. */
final class GuestChannel {
  private final DataInputStream in;
  private final DataOutputStream out;

  GuestChannel(InputStream in, OutputStream out) {
    this.in = new DataInputStream(in);
    this.out = new DataOutputStream(out);
  }

  /** Sends a word and all files below a folder. */
  void send(String word, Path folder) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes); Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        zip.putNextEntry(new ZipEntry(folder.relativize(file).toString()));
        Files.copy(file, zip);
        zip.closeEntry();
      }
    }
    out.writeUTF(word);
    out.writeInt(bytes.size());
    bytes.writeTo(out);
    out.flush();
  }

  /** Waits for the next message, puts its files below a folder and answers its word. */
  String receive(Path folder) throws IOException {
    String word = in.readUTF();
    byte[] bytes = in.readNBytes(in.readInt());
    Files.createDirectories(folder);
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Path file = folder.resolve(entry.getName()).normalize();
        if (!file.startsWith(folder)) {
          throw new IOException("a message with a file outside its folder: " + entry.getName());
        }
        Files.createDirectories(file.getParent());
        Files.copy(zip, file);
      }
    }
    return word;
  }
}
