package org.alps.export.kernel.bpf;

import com.sun.jna.Callback;
import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.NativeLongByReference;

/** The functions of libbpf that we call. They answer negative error numbers, or null, with errno set. */
interface LibBpf extends Library {
  int libbpf_major_version();

  int libbpf_minor_version();

  Pointer libbpf_set_print(Print print);

  Pointer bpf_object__open_mem(Pointer bytes, long size, Pointer options);

  int bpf_object__load(Pointer object);

  void bpf_object__close(Pointer object);

  Pointer bpf_object__next_map(Pointer object, Pointer map);

  Pointer bpf_object__next_program(Pointer object, Pointer program);

  String bpf_map__name(Pointer map);

  int bpf_map__type(Pointer map);

  int bpf_map__fd(Pointer map);

  int bpf_map__set_pin_path(Pointer map, String path);

  int bpf_map__set_max_entries(Pointer map, int entries);

  Pointer bpf_map__initial_value(Pointer map, NativeLongByReference size);

  Pointer bpf_map__attach_struct_ops(Pointer map);

  String bpf_program__name(Pointer program);

  int bpf_program__fd(Pointer program);

  Pointer bpf_program__attach(Pointer program);

  int bpf_link__pin(Pointer link, String path);

  int bpf_link__destroy(Pointer link);

  Pointer ring_buffer__new(int fd, Sample sample, Pointer context, Pointer options);

  int ring_buffer__poll(Pointer ring, int timeoutMs);

  int ring_buffer__consume(Pointer ring);

  void ring_buffer__free(Pointer ring);

  /** Takes a sample of a ring buffer; 0 to go on. */
  interface Sample extends Callback {
    int take(Pointer context, Pointer data, long size);
  }

  /** Takes a line of libbpf's log; {@code arguments} is a va_list. */
  interface Print extends Callback {
    int print(int level, String format, Pointer arguments);
  }
}
