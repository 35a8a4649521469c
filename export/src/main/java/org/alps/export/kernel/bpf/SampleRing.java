package org.alps.export.kernel.bpf;

import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A reader of a BPF ring buffer. */
public final class SampleRing implements AutoCloseable {
  /** Takes a sample; its bytes are only there during the call. */
  public interface Taker {
    void take(ByteBuffer sample);
  }

  private final LibBpf libbpf;
  private final Pointer ring;
  /** Native code calls it, so it must be reachable from here. */
  private final LibBpf.Sample sample;

  SampleRing(LibBpf libbpf, int fd, Taker taker) {
    this.libbpf = libbpf;
    sample = (context, data, size) -> {
      taker.take(data.getByteBuffer(0, size).order(ByteOrder.LITTLE_ENDIAN));
      return 0;
    };
    ring = libbpf.ring_buffer__new(fd, sample, null, null);
    if (ring == null) {
      throw new IllegalStateException("libbpf cannot read the ring buffer");
    }
  }

  /** Waits for samples at most so long and takes all that are there; answers how many. */
  public int poll(int timeoutMs) {
    return libbpf.ring_buffer__poll(ring, timeoutMs);
  }

  /** Takes all that are there. */
  public int consume() {
    return libbpf.ring_buffer__consume(ring);
  }

  @Override
  public void close() {
    libbpf.ring_buffer__free(ring);
  }
}
