package org.alps.simulate.expand;

import java.io.Closeable;
import java.io.IOException;

/**
 * A source of one host's blocks of counts: each one hour of one function's share on the host, by hour, then function, then share, no
 * block twice.
 */
public interface CountBlocks extends Closeable {
  /** Moves to the next block; false at the end, and from then on. */
  boolean next() throws IOException;

  /** Hours since the trace's start, from 0. */
  long hour();

  /** Index into the dataset's functions. */
  int function();

  /** Which part of a function that is spread over hosts this is, from 0. */
  int share();

  /** Invocations in minute 0 to 59 of the hour, at least 0. */
  int count(int minute);
}
