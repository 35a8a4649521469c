package org.alps.export.kernel.record;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A Perl process that waits until it is told to begin, then forks children one after the other, and tells of each its id and what getrusage(2)
 * says that it used. It reaps a child only some time after its end: while a zombie is still on its CPU, rusage is short of its last moments.
 */
final class Prefork implements AutoCloseable {
  private static final String RUSAGE = "aarch64".equals(System.getProperty("os.arch")) ? "165" : "98";
  private static final String SCRIPT = """
      use strict; $| = 1; <STDIN>;
      sub used { my $b = "\\0" x 144; syscall(RUSAGE, -1, $b) == 0 or die; my ($u, $uu, $s, $su) = unpack("q4", $b); ($u + $s) * 1000000 + $uu + $su }
      for my $n (1..CHILDREN) {
        pipe(my $end, my $held);
        my $pid = fork;
        if (!$pid) { close $end; CHILD; exit 0 }
        close $held; <$end>; select(undef, undef, undef, 0.01);
        my $before = used(); waitpid($pid, 0);
        print "$pid ", used() - $before, "\\n";
      }
      """;

  private final Process perl;

  /** @param child Perl that each child runs; {@code $n} counts them from 1 */
  Prefork(int children, String child) throws IOException {
    String script = SCRIPT.replace("RUSAGE", RUSAGE).replace("CHILDREN", Integer.toString(children)).replace("CHILD", child);
    perl = new ProcessBuilder("perl", "-e", script).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  long pid() {
    return perl.pid();
  }

  /** Lets it go to its end; answers the CPU time in microseconds by process id. */
  Map<Integer, Long> run() throws IOException {
    perl.getOutputStream().write('\n');
    perl.getOutputStream().close();
    Map<Integer, Long> used = new LinkedHashMap<>();
    try (BufferedReader lines = perl.inputReader(StandardCharsets.US_ASCII)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] fields = line.split(" ");
        used.put(Integer.valueOf(fields[0]), Long.valueOf(fields[1]));
      }
    }
    return used;
  }

  /** So many records of a recorder, or as many as come in some seconds. */
  static List<FinishedInvocation> records(Recorder recorder, int expected) {
    List<FinishedInvocation> records = new ArrayList<>();
    for (int i = 0; i < 50 && records.size() < expected; i++) {
      records.addAll(recorder.take(100));
    }
    records.addAll(recorder.take(0));
    return records;
  }

  @Override
  public void close() {
    perl.destroyForcibly();
  }
}
