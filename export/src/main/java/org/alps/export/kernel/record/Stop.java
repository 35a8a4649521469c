package org.alps.export.kernel.record;

import java.util.concurrent.CountDownLatch;
import org.alps.ingest.ExitCode;

/**
 * The wish to stop that a signal brings (SIGTERM, SIGINT). The JVM ends once this is closed, with exit code 0 where what was begun was finished.
 */
final class Stop implements AutoCloseable {
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile boolean asked;
  private volatile boolean finished;

  private Stop() {}

  static Stop atShutdown() {
    Stop stop = new Stop();
    Runtime.getRuntime().addShutdownHook(new Thread(stop::await, "stop"));
    return stop;
  }

  boolean asked() {
    return asked;
  }

  /** All that was begun is published. */
  void finished() {
    finished = true;
  }

  @Override
  public void close() {
    closed.countDown();
  }

  private void await() {
    if (closed.getCount() == 0) {
      return;
    }
    asked = true;
    try {
      closed.await();
    } catch (InterruptedException e) {
      return;
    }
    if (finished) {
      Runtime.getRuntime().halt(ExitCode.OK.code());
    }
  }
}
