package org.alps.ingest.format;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** A file on any Hadoop file system, known by its URI and the Hadoop settings that differ from the defaults, so that it can travel to a task. */
public final class HadoopSourceFile implements SourceFile {
  private static final long serialVersionUID = 1;
  private static final Pattern DAY = Pattern.compile("(?<![A-Za-z0-9])d(\\d\\d)(?![A-Za-z0-9])");
  private static final int BUFFER_BYTES = 1 << 20;

  private final String uri;
  private final Map<String, String> settings;

  /**
   * @param uri the file's full URI
   * @param settings Hadoop settings to add to the defaults of the machine that opens the file
   */
  public HadoopSourceFile(String uri, Map<String, String> settings) {
    this.uri = uri;
    this.settings = settings;
  }

  @Override
  public String name() {
    return uri;
  }

  @Override
  public int day() {
    Matcher matcher = DAY.matcher(path().getName());
    return matcher.find() ? Math.max(0, Integer.parseInt(matcher.group(1)) - 1) : 0;
  }

  @Override
  public InputStream open() {
    try {
      return new ToldInputStream(uri, decompressed(path().getFileSystem(configuration()).open(path(), BUFFER_BYTES)));
    } catch (IOException e) {
      throw ToldInputStream.unreadable(uri, e);
    }
  }

  @Override
  public String sha256() throws IOException {
    try (InputStream raw = new ToldInputStream(uri, path().getFileSystem(configuration()).open(path(), BUFFER_BYTES))) {
      return Sha256.of(raw);
    }
  }

  /** The file called {@code fileName} in the same folder. */
  public HadoopSourceFile sibling(String fileName) {
    return new HadoopSourceFile(new Path(path().getParent(), fileName).toString(), settings);
  }

  public Path path() {
    return new Path(uri);
  }

  /** The Hadoop configuration to open the file with, made anew. */
  public Configuration configuration() {
    Configuration configuration = new Configuration();
    settings.forEach(configuration::set);
    return configuration;
  }

  private InputStream decompressed(InputStream raw) throws IOException {
    try {
      if (uri.endsWith(".gz")) {
        return new GZIPInputStream(new UntilEndInputStream(raw), 1 << 16);
      }
      InputStream buffered = new BufferedInputStream(raw, BUFFER_BYTES);
      return uri.endsWith(".zst") ? new ZstdInputStream(buffered) : buffered;
    } catch (IOException e) {
      raw.close();
      throw e;
    }
  }

  /**
   * A buffer whose {@link #available()} is 0 at the end only. {@link GZIPInputStream} takes 0 for the end of the last member, while object
   * stores answer 0 whenever nothing is at hand: without this, a file of several members could end early and silently.
   */
  private static final class UntilEndInputStream extends BufferedInputStream {
    UntilEndInputStream(InputStream in) {
      super(in, BUFFER_BYTES);
    }

    @Override
    public synchronized int available() throws IOException {
      int available = super.available();
      if (available > 0) {
        return available;
      }
      mark(1);
      int next = read();
      reset();
      return next < 0 ? 0 : 1;
    }
  }
}
