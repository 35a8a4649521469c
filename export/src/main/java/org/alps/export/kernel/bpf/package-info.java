/**
 * What the kernel half needs of Linux, through JNA and nothing else: the {@code bpf(2)} system call ({@link org.alps.export.kernel.bpf.Bpf}),
 * libbpf for what must be relocated to the running kernel ({@link org.alps.export.kernel.bpf.BpfObject}), and a few more calls of libc.
 */
package org.alps.export.kernel.bpf;
