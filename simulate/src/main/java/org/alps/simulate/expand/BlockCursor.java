package org.alps.simulate.expand;

import java.io.IOException;
import org.alps.simulate.host.HostStream;
import org.alps.simulate.host.InvocationSource;

/** Cuts a stream of counts, sorted by host, hour, function and share, at its hosts, and expands each host's counts as they are read. */
public final class BlockCursor implements HostStream {
  private final Reader reader;
  private final FunctionSizes functions;
  private final ArrivalProcess arrivals;
  private final long seed;
  private final HourBlock block = new HourBlock();
  private boolean waiting;
  private int host = -1;

  public BlockCursor(Reader reader, FunctionSizes functions, ArrivalProcess arrivals, long seed) {
    this.reader = reader;
    this.functions = functions;
    this.arrivals = arrivals;
    this.seed = seed;
  }

  /** Whatever fills blocks from storage. */
  @FunctionalInterface
  public interface Reader {
    /** Overwrites {@code block} with the next one; false at the end. */
    boolean read(HourBlock block);
  }

  @Override
  public boolean nextHost() {
    while (available() && block.host == host) {
      waiting = false;
    }
    if (!waiting) {
      return false;
    }
    host = block.host;
    return true;
  }

  @Override
  public int host() {
    return host;
  }

  @Override
  public InvocationSource invocations() throws IOException {
    return new CountExpander(new HostBlocks(), functions, arrivals, seed);
  }

  private boolean available() {
    if (!waiting) {
      waiting = reader.read(block);
    }
    return waiting;
  }

  /** The blocks of the current host. The first is waiting when it starts; a block is let go when the next is asked for. */
  private final class HostBlocks implements CountBlocks {
    private boolean current;

    @Override
    public boolean next() {
      if (current) {
        waiting = false;
      }
      current = available() && block.host == host;
      return current;
    }

    @Override
    public long hour() {
      return block.hour;
    }

    @Override
    public int function() {
      return block.function;
    }

    @Override
    public int share() {
      return block.share;
    }

    @Override
    public int count(int minute) {
      return block.counts[minute];
    }

    @Override
    public void close() {}
  }
}
