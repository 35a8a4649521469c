package org.alps.simulate.host;

/** Cuts a stream of exact invocations, sorted by host and then arrival, at its hosts. */
public final class HostCursor implements HostStream {
  private final Reader reader;
  private final HostColumns columns = new HostColumns();
  private int next;
  private int host = -1;

  public HostCursor(Reader reader) {
    this.reader = reader;
  }

  /** Whatever fills columns from storage. */
  @FunctionalInterface
  public interface Reader {
    /** Overwrites {@code columns} with the next rows, at least one; false at the end. */
    boolean read(HostColumns columns);
  }

  @Override
  public boolean nextHost() {
    while (available() && columns.host[next] == host) {
      next++;
    }
    if (!available()) {
      return false;
    }
    host = columns.host[next];
    return true;
  }

  @Override
  public int host() {
    return host;
  }

  @Override
  public InvocationSource invocations() {
    return this::fill;
  }

  private boolean fill(InvocationBatch batch) {
    batch.size = 0;
    while (batch.size < batch.capacity() && available() && columns.host[next] == host) {
      int most = Math.min(columns.size - next, batch.capacity() - batch.size);
      int rows = 1;
      while (rows < most && columns.host[next + rows] == host) {
        rows++;
      }
      System.arraycopy(columns.arrivalUs, next, batch.arrivalUs, batch.size, rows);
      System.arraycopy(columns.function, next, batch.function, batch.size, rows);
      System.arraycopy(columns.cpuTimeUs, next, batch.cpuTimeUs, batch.size, rows);
      System.arraycopy(columns.blockedUs, next, batch.blockedUs, batch.size, rows);
      batch.size += rows;
      next += rows;
    }
    return batch.size > 0;
  }

  private boolean available() {
    if (next < columns.size) {
      return true;
    }
    next = 0;
    columns.size = 0;
    return reader.read(columns);
  }
}
