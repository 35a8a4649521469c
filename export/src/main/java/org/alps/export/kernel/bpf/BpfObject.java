package org.alps.export.kernel.bpf;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.NativeLongByReference;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A compiled BPF object out of our jar, and what libbpf makes of it. Its maps named {@code alps_*} are pinned in a folder, or found there; its
 * links hold until they are pinned or this is closed.
 */
public final class BpfObject implements AutoCloseable {
  /** The oldest libbpf that attaches struct_ops by links and tolerates what a kernel lacks. */
  private static final int[] OLDEST_LIBBPF = {1, 4};

  private static final String FOLDER = "/org/alps/export/kernel/";
  private static final int STRUCT_OPS = 26;
  private static final String PINNED_PREFIX = "alps_";
  private static final LibBpfLog LOG = new LibBpfLog();

  private final LibBpf libbpf;
  private final Pointer object;
  private final List<Pointer> links = new ArrayList<>();

  private BpfObject(LibBpf libbpf, Pointer object) {
    this.libbpf = libbpf;
    this.object = object;
  }

  /** The version of the host's libbpf, or nothing where there is none. */
  public static Optional<int[]> libbpfVersion() {
    try {
      LibBpf libbpf = library();
      return Optional.of(new int[] {libbpf.libbpf_major_version(), libbpf.libbpf_minor_version()});
    } catch (UnsatisfiedLinkError e) {
      return Optional.empty();
    }
  }

  /** Whether the host's libbpf is there and not older than 1.4. */
  public static boolean libbpfServes(Optional<int[]> version) {
    return version.filter(its -> Arrays.compare(its, OLDEST_LIBBPF) >= 0).isPresent();
  }

  /** Whether this build has such a resource. */
  public static boolean exists(String resource) {
    return BpfObject.class.getResource(FOLDER + resource) != null;
  }

  /** Opens a resource of this package's parent, such as {@code alps.bpf.o}; empty where this build has none, as clang was absent. */
  public static Optional<BpfObject> open(String resource) {
    byte[] bytes;
    try (InputStream in = BpfObject.class.getResourceAsStream(FOLDER + resource)) {
      if (in == null) {
        return Optional.empty();
      }
      bytes = in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    LibBpf libbpf = library();
    Memory memory = new Memory(bytes.length);
    memory.write(0, bytes, 0, bytes.length);
    Pointer object = libbpf.bpf_object__open_mem(memory, bytes.length, null);
    if (object == null) {
      throw failure("open " + resource, Native.getLastError());
    }
    return Optional.of(new BpfObject(libbpf, object));
  }

  /** Pins every map named {@code alps_*} into a folder when it is loaded; a map that is pinned there already is taken instead. */
  public BpfObject pinMapsIn(Path folder) {
    for (Pointer map : maps()) {
      String name = libbpf.bpf_map__name(map);
      if (name.startsWith(PINNED_PREFIX) && libbpf.bpf_map__type(map) != STRUCT_OPS) {
        libbpf.bpf_map__set_pin_path(map, folder.resolve(name).toString());
      }
    }
    return this;
  }

  /** Gives a map another size than the object was compiled with; of a ring buffer, bytes: a power of two, at least a page. */
  public BpfObject resize(String map, int entries) {
    int result = libbpf.bpf_map__set_max_entries(pointer(map), entries);
    if (result != 0) {
      throw failure("resize " + map, -result);
    }
    return this;
  }

  /** The bytes that a map begins with, to be changed before it is loaded; of struct_ops, the structure as the object was compiled with it. */
  public Pointer initialValue(String map) {
    return libbpf.bpf_map__initial_value(pointer(map), new NativeLongByReference());
  }

  public BpfObject load() {
    int result = libbpf.bpf_object__load(object);
    if (result != 0) {
      throw failure("load", -result);
    }
    return this;
  }

  /** A map of this object once it is loaded, open until this is closed. */
  public BpfMap map(String name) {
    return BpfMap.of(mapFd(name));
  }

  private int mapFd(String name) {
    return libbpf.bpf_map__fd(pointer(name));
  }

  /** Attaches every program that attaches by itself, but some; held until this is closed. */
  public void attachProgramsBut(Set<String> some) {
    for (Pointer program = null; (program = libbpf.bpf_object__next_program(object, program)) != null; ) {
      String name = libbpf.bpf_program__name(program);
      if (!some.contains(name)) {
        links.add(linked("attach " + name, libbpf.bpf_program__attach(program)));
      }
    }
  }

  /** Attaches a program that attaches by itself, and pins the link, so that it holds without us; where pinning fails it is detached again. */
  public void attachProgram(String name, Path pin) {
    for (Pointer program = null; (program = libbpf.bpf_object__next_program(object, program)) != null; ) {
      if (libbpf.bpf_program__name(program).equals(name)) {
        pinned(linked("attach " + name, libbpf.bpf_program__attach(program)), pin);
        return;
      }
    }
    throw new IllegalArgumentException("no program " + name);
  }

  /** How often the kernel passed one of these programs by, as it was being run for another event on the same CPU. */
  public long missed(Set<String> programs) {
    long missed = 0;
    for (Pointer program = null; (program = libbpf.bpf_object__next_program(object, program)) != null; ) {
      missed += programs.contains(libbpf.bpf_program__name(program)) ? Bpf.missed(libbpf.bpf_program__fd(program)) : 0;
    }
    return missed;
  }

  /** Attaches a struct_ops map and pins the link, so that it holds without us; where pinning fails it is detached again. */
  public void attachStructOps(String map, Path pin) {
    pinned(linked("attach " + map, libbpf.bpf_map__attach_struct_ops(pointer(map))), pin);
  }

  private void pinned(Pointer link, Path pin) {
    links.add(link);
    int result = libbpf.bpf_link__pin(link, pin.toString());
    if (result != 0) {
      throw failure("pin " + pin, -result);
    }
  }

  /** Passes each sample of a ring buffer on; whoever keeps the answer must close it. */
  public SampleRing ring(String map, SampleRing.Taker taker) {
    return new SampleRing(libbpf, mapFd(map), taker);
  }

  /** Lets go of links (those that are not pinned end) and of maps that are not pinned. */
  @Override
  public void close() {
    links.forEach(libbpf::bpf_link__destroy);
    libbpf.bpf_object__close(object);
  }

  private Pointer linked(String what, Pointer link) {
    if (link == null) {
      throw failure(what, Native.getLastError());
    }
    return link;
  }

  private Pointer pointer(String name) {
    return maps().stream()
        .filter(map -> libbpf.bpf_map__name(map).equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no map " + name));
  }

  private List<Pointer> maps() {
    List<Pointer> maps = new ArrayList<>();
    for (Pointer map = null; (map = libbpf.bpf_object__next_map(object, map)) != null; ) {
      maps.add(map);
    }
    return maps;
  }

  private static LibBpf library() {
    LibBpf libbpf = SharedLibrary.load("libbpf.so.1", LibBpf.class);
    libbpf.libbpf_set_print(LOG);
    return libbpf;
  }

  private static KernelError failure(String what, int errno) {
    List<String> said = LOG.take();
    return new KernelError(said.isEmpty() ? what : what + " (" + String.join("; ", said) + ")", errno);
  }
}
