package org.alps.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.alps.ingest.AlpsException;
import org.alps.ingest.ExitCode;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How paths become files, and files become bytes. */
class SourceFilesTest {
  @TempDir Path folder;

  @Test
  void folderGlobAndFileExpandSortedWithoutHiddenFiles() throws IOException {
    for (String name : List.of("b.csv", "a.csv", ".hidden", "_SUCCESS", "c.txt")) {
      Files.writeString(folder.resolve(name), name);
    }
    Files.createDirectory(folder.resolve("below"));
    assertThat(names(folder.toString())).containsExactly("a.csv", "b.csv", "c.txt");
    assertThat(names(folder + "/*.csv")).containsExactly("a.csv", "b.csv");
    assertThat(names(folder + "/{b,c}.*")).containsExactly("b.csv", "c.txt");
    assertThat(names(folder + "/b.csv")).containsExactly("b.csv");
    assertThat(names(folder.toUri() + "/b.csv")).containsExactly("b.csv");
  }

  @Test
  void aNameThatLooksLikeAGlobButMatchesNothingIsAName() throws IOException {
    Files.writeString(folder.resolve("day [1].csv"), "");
    assertThat(names(folder + "/day [1].csv")).containsExactly("day [1].csv");
    Files.writeString(folder.resolve("day 1.csv"), "");
    assertThat(names(folder + "/day [1].csv")).containsExactly("day 1.csv");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nowhere", "no*.csv", "below"})
  void nothingThereIsRefused(String name) throws IOException {
    Files.createDirectory(folder.resolve("below"));
    assertThatThrownBy(() -> names(folder.resolve(name).toString()))
        .isInstanceOf(AlpsException.class)
        .hasMessage("Cannot read " + folder.resolve(name) + ": no such file. Name a file, a folder with files in it, or a glob in quotes.")
        .extracting(e -> ((AlpsException) e).exitCode())
        .isEqualTo(ExitCode.BAD_INPUT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nofs://bucket/a.csv", "{a"})
  void pathThatIsNoPathIsRefusedInOneLine(String path) {
    assertThatThrownBy(() -> names(path)).isInstanceOf(AlpsException.class).hasMessageStartingWith("Cannot read " + path)
        .hasMessageNotContaining("\n");
  }

  @ParameterizedTest
  @CsvSource({
    "invocations_per_function_md.anon.d03.csv,2", "avg_func_invocations_d01.dat.gz,0", "d14.csv,13", "durations.csv,0", "md12x.csv,0",
        "d00.csv,0", "abcd07.csv,0",
  })
  void dayFromTheName(String name, int day) {
    assertThat(new HadoopSourceFile("file:/d09/" + name, Map.of()).day()).isEqualTo(day);
  }

  @Test
  void plainGzipOfSeveralMembersAndZstdReadTheSame() throws IOException {
    byte[] content = content();
    byte[] half = Arrays.copyOf(content, content.length / 2);
    ByteArrayOutputStream members = new ByteArrayOutputStream();
    members.write(gzip(half));
    members.write(gzip(Arrays.copyOfRange(content, half.length, content.length)));
    Files.write(folder.resolve("a.csv"), content);
    Files.write(folder.resolve("b.csv.gz"), members.toByteArray());
    Files.write(folder.resolve("c.csv.zst"), Zstd.compress(content));
    for (SourceFile file : SourceFiles.list(folder.toString(), new Configuration())) {
      try (InputStream in = file.open()) {
        assertThat(in.readAllBytes()).as(file.name()).isEqualTo(content);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"t.csv.gz", "t.csv.zst"})
  void truncatedFileIsToldInOneLineWithItsName(String name) throws IOException {
    byte[] whole = name.endsWith(".gz") ? gzip(content()) : Zstd.compress(content());
    Files.write(folder.resolve(name), Arrays.copyOf(whole, whole.length * 2 / 3));
    assertDamaged(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"t.csv.gz", "t.csv.zst"})
  void textUnderACompressedNameIsTold(String name) throws IOException {
    Files.writeString(folder.resolve(name), "app,func,end_timestamp,duration\na,f,1,1\n");
    assertDamaged(name);
  }

  @Test
  void fileThatVanishedIsTold() throws IOException {
    Path file = Files.writeString(folder.resolve("a.csv"), "x");
    SourceFile source = SourceFiles.list(folder.toString(), new Configuration()).get(0);
    Files.delete(file);
    assertThatThrownBy(source::open)
        .isInstanceOf(AlpsException.class)
        .hasMessageStartingWith("Cannot read file:" + folder + "/a.csv: ")
        .hasMessageEndingWith("Check that it is there and may be read.");
  }

  @Test
  void sourceTravelsWithTheSettingsThatAreNotDefaults() throws Exception {
    Files.writeString(folder.resolve("a.csv"), "x");
    Configuration configuration = new Configuration();
    configuration.set("fs.some.key", "its value");
    SourceFile source = SourceFiles.list(folder.toString(), configuration).get(0);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(source);
    }
    HadoopSourceFile copy = (HadoopSourceFile) new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
    assertThat(copy.name()).isEqualTo(source.name());
    assertThat(copy.configuration().get("fs.some.key")).isEqualTo("its value");
    assertThat(bytes.size()).isLessThan(10_000);
  }

  private void assertDamaged(String name) {
    assertThatThrownBy(() -> Reading.all(TraceFormat.AZURE2021, folder.toString(), Reading.OPTIONS, new TotalsSink()))
        .isInstanceOf(AlpsException.class)
        .hasMessageStartingWith("Cannot read file:" + folder + "/" + name + ": ")
        .hasMessageEndingWith(". It is damaged, cut short or out of reach: fetch it again.")
        .hasMessageNotContaining("\n")
        .hasMessageNotContainingAny("record", "line")
        .extracting(e -> ((AlpsException) e).exitCode())
        .isEqualTo(ExitCode.BAD_INPUT);
  }

  private static List<String> names(String path) {
    return SourceFiles.list(path, new Configuration()).stream().map(file -> file.name().replaceFirst(".*/", "")).toList();
  }

  private static byte[] content() {
    StringBuilder text = new StringBuilder("app,func,end_timestamp,duration\n");
    Random random = new Random(1);
    for (int i = 0; i < 100_000; i++) {
      text.append("a,f,").append(random.nextInt()).append(",1\n");
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(content);
    }
    return bytes.toByteArray();
  }
}
