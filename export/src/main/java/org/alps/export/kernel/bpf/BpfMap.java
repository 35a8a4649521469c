package org.alps.export.kernel.bpf;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An open BPF map. Keys and values are little-endian byte arrays of exactly its sizes; the map lives on while it is pinned or used by a program. */
public final class BpfMap implements AutoCloseable {
  private static final long NO_EXIST = 1;
  private static final int HASH = 1;
  private static final int PER_CPU_ARRAY = 6;

  private final int fd;
  private final int type;
  private final int keyBytes;
  private final int valueBytes;
  private final int maxEntries;

  private BpfMap(int fd) {
    Memory info = Bpf.mapInfo(fd);
    this.fd = fd;
    type = info.getInt(0);
    keyBytes = info.getInt(8);
    valueBytes = info.getInt(12);
    maxEntries = info.getInt(16);
  }

  /** The map that this descriptor is of; whoever has it closes it. */
  static BpfMap of(int fd) {
    return new BpfMap(fd);
  }

  /** The map pinned there. */
  public static BpfMap pinned(Path pin) {
    return new BpfMap(Bpf.objectGet(pin));
  }

  /** The map with this id; nothing where it has just been let go of. */
  public static Optional<BpfMap> byId(int id) {
    try {
      return Optional.of(new BpfMap(Bpf.mapById(id)));
    } catch (KernelError e) {
      if (e.errno() == KernelError.ENOENT) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** The ids of all maps of this host, whoever's they are: what is leaked shows here. */
  public static List<Integer> ids() {
    List<Integer> ids = new ArrayList<>();
    try {
      for (int id = 0; ; ids.add(id)) {
        id = Bpf.nextMapId(id);
      }
    } catch (KernelError e) {
      if (e.errno() == KernelError.ENOENT) {
        return ids;
      }
      throw e;
    }
  }

  /** A new hash map that nobody else knows of. */
  public static BpfMap hash(String name, int keyBytes, int valueBytes, int maxEntries) {
    return new BpfMap(Bpf.mapCreate(HASH, name, keyBytes, valueBytes, maxEntries, 0));
  }

  public int fd() {
    return fd;
  }

  public int valueBytes() {
    return valueBytes;
  }

  public int maxEntries() {
    return maxEntries;
  }

  /** The value under a key; of a per-CPU map, the values of all possible CPUs one after the other. */
  public Optional<byte[]> lookup(byte[] key) {
    int bytes = type == PER_CPU_ARRAY ? Cpus.possible() * (valueBytes + 7 & ~7) : valueBytes;
    Memory value = new Memory(bytes);
    value.clear();
    try {
      Bpf.lookup(fd, memory(key), value);
    } catch (KernelError e) {
      if (e.errno() == KernelError.ENOENT) {
        return Optional.empty();
      }
      throw e;
    }
    return Optional.of(value.getByteArray(0, bytes));
  }

  public void update(byte[] key, byte[] value) {
    Bpf.update(fd, memory(key), memory(value), 0);
  }

  /** Answers whether it did: not where something is under the key already. */
  public boolean add(byte[] key, byte[] value) {
    try {
      Bpf.update(fd, memory(key), memory(value), NO_EXIST);
      return true;
    } catch (KernelError e) {
      if (e.errno() == KernelError.EEXIST) {
        return false;
      }
      throw e;
    }
  }

  /** Writes elements that lie one after the other, in one call. */
  public void updateAll(ByteBuffer keys, ByteBuffer values) {
    int count = keys.remaining() / keyBytes;
    Bpf.updateBatch(fd, memory(keys), memory(values), count);
  }

  /** Removes a key; answers whether it was there. */
  public boolean delete(byte[] key) {
    try {
      Bpf.delete(fd, memory(key));
      return true;
    } catch (KernelError e) {
      if (e.errno() == KernelError.ENOENT) {
        return false;
      }
      throw e;
    }
  }

  /** All keys, in the kernel's order. */
  public List<byte[]> keys() {
    List<byte[]> keys = new ArrayList<>();
    Memory next = new Memory(keyBytes);
    Pointer last = null;
    while (true) {
      try {
        Bpf.nextKey(fd, last, next);
      } catch (KernelError e) {
        if (e.errno() == KernelError.ENOENT) {
          return keys;
        }
        throw e;
      }
      byte[] key = next.getByteArray(0, keyBytes);
      keys.add(key);
      last = memory(key);
    }
  }

  public void pin(Path pin) {
    Bpf.objectPin(fd, pin);
  }

  @Override
  public void close() {
    LibC.INSTANCE.close(fd);
  }

  public static byte[] u32(int value) {
    return ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array();
  }

  public static byte[] u64(long value) {
    return ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array();
  }

  private static Memory memory(byte[] bytes) {
    Memory memory = new Memory(bytes.length);
    memory.write(0, bytes, 0, bytes.length);
    return memory;
  }

  private static Pointer memory(ByteBuffer bytes) {
    if (bytes.isDirect()) {
      return Native.getDirectBufferPointer(bytes).share(bytes.position());
    }
    Memory memory = new Memory(bytes.remaining());
    memory.getByteBuffer(0, bytes.remaining()).put(bytes.duplicate());
    return memory;
  }
}
