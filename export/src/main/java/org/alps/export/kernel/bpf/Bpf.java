package org.alps.export.kernel.bpf;

import com.sun.jna.LastErrorException;
import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The {@code bpf(2)} system call. Each command takes a {@code union bpf_attr}, whose layout is the kernel's interface (linux/bpf.h) and is
 * spelled here once; unused bytes must be zero. Everything it refuses is a {@link KernelError}.
 */
final class Bpf {
  private static final long SYS_BPF = "aarch64".equals(System.getProperty("os.arch")) ? 280 : 321;
  private static final int ATTR_BYTES = 128;

  private static final int MAP_CREATE = 0;
  private static final int MAP_LOOKUP_ELEM = 1;
  private static final int MAP_UPDATE_ELEM = 2;
  private static final int MAP_DELETE_ELEM = 3;
  private static final int MAP_GET_NEXT_KEY = 4;
  private static final int OBJ_PIN = 6;
  private static final int OBJ_GET = 7;
  private static final int MAP_GET_NEXT_ID = 12;
  private static final int MAP_GET_FD_BY_ID = 14;
  private static final int OBJ_GET_INFO_BY_FD = 15;
  private static final int MAP_UPDATE_BATCH = 26;

  private static final int PROGRAM_INFO_BYTES = 216;
  private static final int RECURSION_MISSES_AT = 208;

  private Bpf() {}

  /** The descriptor of what is pinned there. */
  static int objectGet(Path pin) {
    Memory path = text(pin.toString());
    Memory attr = attr();
    attr.setPointer(0, path);
    return call("BPF_OBJ_GET " + pin, OBJ_GET, attr);
  }

  static void objectPin(int fd, Path pin) {
    Memory path = text(pin.toString());
    Memory attr = attr();
    attr.setPointer(0, path);
    attr.setInt(8, fd);
    call("BPF_OBJ_PIN " + pin, OBJ_PIN, attr);
  }

  /** Makes a map; its name is at most 15 bytes. */
  static int mapCreate(int type, String name, int keyBytes, int valueBytes, int maxEntries, int flags) {
    Memory attr = attr();
    attr.setInt(0, type);
    attr.setInt(4, keyBytes);
    attr.setInt(8, valueBytes);
    attr.setInt(12, maxEntries);
    attr.setInt(16, flags);
    attr.write(28, name.getBytes(StandardCharsets.US_ASCII), 0, name.length());
    return call("BPF_MAP_CREATE " + name, MAP_CREATE, attr);
  }

  static void lookup(int fd, Pointer key, Pointer value) {
    call("BPF_MAP_LOOKUP_ELEM", MAP_LOOKUP_ELEM, element(fd, key, value, 0));
  }

  static void update(int fd, Pointer key, Pointer value, long flags) {
    call("BPF_MAP_UPDATE_ELEM", MAP_UPDATE_ELEM, element(fd, key, value, flags));
  }

  static void delete(int fd, Pointer key) {
    call("BPF_MAP_DELETE_ELEM", MAP_DELETE_ELEM, element(fd, key, null, 0));
  }

  /** Writes the key after {@code key} (null: the first) to {@code next}. */
  static void nextKey(int fd, Pointer key, Pointer next) {
    call("BPF_MAP_GET_NEXT_KEY", MAP_GET_NEXT_KEY, element(fd, key, next, 0));
  }

  /** The id of the map that was made next after this one, with ENOENT where it was the last. */
  static int nextMapId(int id) {
    Memory attr = attr();
    attr.setInt(0, id);
    call("BPF_MAP_GET_NEXT_ID", MAP_GET_NEXT_ID, attr);
    return attr.getInt(4);
  }

  /** A descriptor of the map with this id, which a lookup in a map of maps answers. */
  static int mapById(int id) {
    Memory attr = attr();
    attr.setInt(0, id);
    return call("BPF_MAP_GET_FD_BY_ID " + id, MAP_GET_FD_BY_ID, attr);
  }

  /** Writes so many elements in one call. */
  static void updateBatch(int fd, Pointer keys, Pointer values, int count) {
    Memory attr = attr();
    attr.setPointer(16, keys);
    attr.setPointer(24, values);
    attr.setInt(32, count);
    attr.setInt(36, fd);
    call("BPF_MAP_UPDATE_BATCH", MAP_UPDATE_BATCH, attr);
    if (attr.getInt(32) != count) {
      throw new IllegalStateException("BPF_MAP_UPDATE_BATCH wrote " + attr.getInt(32) + " of " + count);
    }
  }

  /** The kernel's {@code struct bpf_map_info}: type, id, key bytes, value bytes, max entries, flags, as 32-bit numbers. */
  static Memory mapInfo(int fd) {
    Memory info = new Memory(ATTR_BYTES);
    info.clear();
    Memory attr = attr();
    attr.setInt(0, fd);
    attr.setInt(4, (int) info.size());
    attr.setPointer(8, info);
    call("BPF_OBJ_GET_INFO_BY_FD", OBJ_GET_INFO_BY_FD, attr);
    return info;
  }

  /** How often the kernel passed a program by, as another of the same was running on the CPU ({@code recursion_misses} of struct bpf_prog_info). */
  static long missed(int fd) {
    Memory info = new Memory(PROGRAM_INFO_BYTES);
    info.clear();
    Memory attr = attr();
    attr.setInt(0, fd);
    attr.setInt(4, PROGRAM_INFO_BYTES);
    attr.setPointer(8, info);
    call("BPF_OBJ_GET_INFO_BY_FD", OBJ_GET_INFO_BY_FD, attr);
    return info.getLong(RECURSION_MISSES_AT);
  }

  private static Memory element(int fd, Pointer key, Pointer value, long flags) {
    Memory attr = attr();
    attr.setInt(0, fd);
    attr.setPointer(8, key);
    attr.setPointer(16, value);
    attr.setLong(24, flags);
    return attr;
  }

  private static Memory attr() {
    Memory attr = new Memory(ATTR_BYTES);
    attr.clear();
    return attr;
  }

  private static Memory text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Memory memory = new Memory(bytes.length + 1L);
    memory.write(0, bytes, 0, bytes.length);
    memory.setByte(bytes.length, (byte) 0);
    return memory;
  }

  private static int call(String what, int command, Memory attr) {
    try {
      return (int) LibC.INSTANCE.syscall(SYS_BPF, command, attr, ATTR_BYTES);
    } catch (LastErrorException e) {
      throw new KernelError(what, e.getErrorCode());
    }
  }
}
