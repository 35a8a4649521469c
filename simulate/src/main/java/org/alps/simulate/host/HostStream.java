package org.alps.simulate.host;

import java.io.IOException;

/** The hosts of a part of a dataset, in ascending order, each with its invocations in time order. */
public interface HostStream {
  /** Moves on to the next host, past what was not read of the last; false at the end. */
  boolean nextHost() throws IOException;

  /** The host that {@link #nextHost()} came to. */
  int host();

  /** The invocations of {@link #host()}; to be read before moving on. */
  InvocationSource invocations() throws IOException;
}
