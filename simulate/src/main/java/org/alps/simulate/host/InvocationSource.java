package org.alps.simulate.host;

import java.io.Closeable;
import java.io.IOException;

/** A source of one host's invocations in time order: Parquet columns, or counts that are expanded as they are read. */
@FunctionalInterface
public interface InvocationSource extends Closeable {
  /** Overwrites {@code batch} with the next rows; false, and an empty batch, at the end. */
  boolean next(InvocationBatch batch) throws IOException;

  @Override
  default void close() throws IOException {}
}
