// SPDX-License-Identifier: GPL-2.0
/* The recorder: an event for each finished invocation. */
#include "alps_kernel.h"
#include <bpf/bpf_helpers.h>
#include "alps_intf.h"
#include "alps_maps.h"

char _license[] SEC("license") = "GPL";
