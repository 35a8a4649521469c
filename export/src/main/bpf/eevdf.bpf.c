// SPDX-License-Identifier: GPL-2.0
/*
 * For a backend without a scheduler of ours, as alps.bpf.c needs functions that only a kernel with sched_ext has: the maps, and what passes tags on
 * over fork. Nice value and slice are inherited; whoever has them must be found again, though its parent is gone.
 */
#include "alps_kernel.h"
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_tracing.h>
#include <bpf/bpf_core_read.h>
#include "alps_intf.h"
#include "alps_maps.h"
#include "alps_policy.h"
#include "alps_state.h"
#include "alps_identity.h"

/* As in recorder.bpf.c not sched_process_fork, which a kernel from 7.0 on may pass by. */
SEC("tp_btf/sched_wakeup_new")
int BPF_PROG(eevdf_fork, struct task_struct *child)
{
	struct task_struct *parent = bpf_get_current_task_btf();

	if (!(child->flags & PF_KTHREAD) && (alps_inherit(parent->group_leader, child) ?: alps_inherit(parent, child)) == ALPS_TAGGED)
		count(ALPS_INHERITED);
	return 0;
}

char LICENSE[] SEC("license") = "GPL";
