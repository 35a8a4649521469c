package org.alps.learn.adapt;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;
import org.alps.ingest.format.ReaderOptions;
import org.alps.ingest.format.SourceFile;
import org.alps.ingest.format.TraceFormat;
import org.alps.ingest.format.TraceReader;

/** The two ways in which records reach {@code alps adapt}, and when an epoch ends in each. */
public final class AdaptSource {
  private AdaptSource() {}

  /** A folder: looked into every {@code everyUs}, with an epoch for what was new, for ever; or once, with an epoch in any case. */
  public static void folder(RecordFolder folder, AdaptLoop loop, Runnable beforeEpoch, long everyUs, boolean once) throws InterruptedException {
    while (true) {
      folder.readNew(loop);
      if (once || loop.isDue()) {
        beforeEpoch.run();
        loop.epoch();
      }
      if (once) {
        return;
      }
      TimeUnit.MICROSECONDS.sleep(everyUs);
    }
  }

  /** CSV with a header: an epoch whenever its own time passes a multiple of {@code everyUs} (unless there is to be one only), and one at its end. */
  public static void stream(InputStream in, AdaptLoop loop, Runnable beforeEpoch, long everyUs, boolean once) throws IOException {
    try (TraceReader.Rows rows = TraceFormat.CSV.reader(new ReaderOptions(null, 0)).open(new StandardInput(in))) {
      long dueUs = -1;
      while (rows.next(loop)) {
        dueUs = dueUs < 0 ? next(loop, everyUs) : dueUs;
        if (!once && loop.latestUs() >= dueUs) {
          dueUs = next(loop, everyUs);
          beforeEpoch.run();
          loop.epoch();
        }
      }
    }
    beforeEpoch.run();
    loop.epoch();
  }

  private static long next(AdaptLoop loop, long everyUs) {
    return (loop.latestUs() / everyUs + 1) * everyUs;
  }

  /** Standard input as a source. */
  private record StandardInput(InputStream open) implements SourceFile {
    @Override
    public String name() {
      return "standard input";
    }

    @Override
    public int day() {
      return 0;
    }
  }
}
