// SPDX-License-Identifier: GPL-2.0
/* A scheduler that decides nothing, so that the kernel's own part of sched_ext (first in, first out) can be measured beside ours. */
#include "alps_kernel.h"
#include <bpf/bpf_helpers.h>

char _license[] SEC("license") = "GPL";

SEC(".struct_ops.link")
struct sched_ext_ops do_nothing_ops = {
	.name = "alps_do_nothing",
};
