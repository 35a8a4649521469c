package org.alps.export.kernel.selftest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuestChannelTest {
  @TempDir private Path folder;

  @Test
  void messagesArriveInOrderWithTheirFiles() throws IOException {
    Path sent = Files.createDirectories(folder.resolve("sent/deeper"));
    Files.writeString(sent.resolve("one"), "1");
    Files.write(sent.resolveSibling("none"), new byte[0]);
    byte[] line = sent("first", sent.getParent(), "second", Files.createDirectory(folder.resolve("empty")));
    GuestChannel channel = new GuestChannel(new ByteArrayInputStream(line), OutputStream.nullOutputStream());
    assertThat(channel.receive(folder.resolve("a"))).isEqualTo("first");
    assertThat(folder.resolve("a/deeper/one")).hasContent("1");
    assertThat(folder.resolve("a/none")).isEmptyFile();
    assertThat(channel.receive(folder.resolve("b"))).isEqualTo("second");
    assertThat(folder.resolve("b")).isEmptyDirectory();
  }

  @Test
  void aMessageCutShortIsNotTakenForAWholeOne() throws IOException {
    Path sent = Files.createDirectories(folder.resolve("sent"));
    byte[] line = sent("first", sent, "second", sent);
    GuestChannel channel = new GuestChannel(new ByteArrayInputStream(Arrays.copyOf(line, 1)), OutputStream.nullOutputStream());
    assertThatThrownBy(() -> channel.receive(folder.resolve("a"))).isInstanceOf(EOFException.class);
  }

  @Test
  void aFileOutsideTheFolderIsRefused() throws IOException {
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    try (ZipOutputStream entries = new ZipOutputStream(zip)) {
      entries.putNextEntry(new ZipEntry("../escaped"));
    }
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(line);
    out.writeUTF("word");
    out.writeInt(zip.size());
    zip.writeTo(out);
    GuestChannel channel = new GuestChannel(new ByteArrayInputStream(line.toByteArray()), OutputStream.nullOutputStream());
    assertThatThrownBy(() -> channel.receive(folder.resolve("a"))).hasMessageContaining("../escaped");
    assertThat(folder.resolve("escaped")).doesNotExist();
  }

  private static byte[] sent(String one, Path itsFolder, String other, Path othersFolder) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    GuestChannel channel = new GuestChannel(InputStream.nullInputStream(), line);
    channel.send(one, itsFolder);
    channel.send(other, othersFolder);
    return line.toByteArray();
  }
}
