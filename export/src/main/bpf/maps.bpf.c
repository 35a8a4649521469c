// SPDX-License-Identifier: GPL-2.0
/* The maps alone, for a backend without a scheduler of ours: alps.bpf.c needs functions that only a kernel with sched_ext has. */
#include "alps_kernel.h"
#include <bpf/bpf_helpers.h>
#include "alps_intf.h"
#include "alps_maps.h"
#include "alps_policy.h"
#include "alps_state.h"

char LICENSE[] SEC("license") = "GPL";
