// SPDX-License-Identifier: GPL-2.0
/*
 * The recorder: an event for each finished invocation, that is for each process of a function whose last thread has left its CPU for good.
 *
 * Whose a process is, is asked once, when it ends; until then only its sleeps are timed. Its CPU time is the scheduler's own sum: exact for the
 * first and for the last thread, up to a tick short for each other thread, as in rusage.
 *
 * A process that was born with its tag is an invocation from its fork on. One that got another tag or mark later (alps exec) is one from its next
 * exec on: what tagged it is none of the function's. Its CPU time at exec is known only when it leaves the CPU the next time, and settled then.
 */
#include "alps_kernel.h"
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_tracing.h>
#include <bpf/bpf_core_read.h>
#include "alps_intf.h"
#include "alps_maps.h"
#include "alps_identity.h"

enum recorder_flags {
	SETTLE = 1,	/* before_ns lacks what ran between the last update of the sum and the exec */
	OVER = 2,	/* the last of its process: its last switch is the invocation's end */
	EXITED = 4,	/* the kernel told of its exit */
};

/* What is kept of a process's first thread; of others only where they are tagged, as they may exec, or the last. */
struct recorder_task {
	u64 function;		/* of the tag that it was born with, or had at its last exec; 0: none */
	u32 mark;
	u32 flags;
	u64 asleep_since_ns;	/* 0: not asleep */
	u64 blocked_ns;
	u64 begun_ns;		/* 0: with the process */
	u64 before_ns;		/* CPU time until it began */
	u64 sum_at_exec_ns;
	u64 others_ns;		/* CPU time of threads that exited, all but the first */
	u64 threads;		/* that did not exit yet; 0: nobody counted, as it was born before us */
	struct alps_record record;
};

struct {
	__uint(type, BPF_MAP_TYPE_TASK_STORAGE);
	__uint(map_flags, BPF_F_NO_PREALLOC);
	__type(key, int);
	__type(value, struct recorder_task);
} recorder_tasks SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_RINGBUF);
	__uint(max_entries, 1 << 20);
} recorder_events SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_PERCPU_ARRAY);
	__uint(max_entries, 1);
	__type(key, u32);
	__type(value, u64);
} recorder_lost SEC(".maps");

static void lose(void)
{
	u32 zero = 0;
	u64 *lost = bpf_map_lookup_elem(&recorder_lost, &zero);

	if (lost)
		(*lost)++;
}

/* The function of which this process is an invocation; 0: none. */
static u64 function_of(struct task_struct *leader)
{
	struct alps_identity identity;

	alps_identify(leader, &identity);
	return identity.function;
}

/* Notes the tag; answers whether it is another one than before. */
static bool note(struct task_struct *p, struct recorder_task *task)
{
	struct alps_tag *tag = bpf_task_storage_get(&alps_tags, p, NULL, 0);

	if (!tag || !tag->function || (tag->function == task->function && tag->mark == task->mark))
		return false;
	task->function = tag->function;
	task->mark = tag->mark;
	return true;
}

/* Not sched_process_fork: from 7.0 on the kernel may leave a program there for another task, and passes that one's forks by. Here it holds a lock. */
SEC("tp_btf/sched_wakeup_new")
int BPF_PROG(recorder_fork, struct task_struct *child)
{
	struct task_struct *parent = bpf_get_current_task_btf();
	bool thread = child->pid != child->tgid, tagged;
	enum alps_inheritance inherited;
	struct recorder_task *task;

	if (child->flags & PF_KTHREAD)
		return 0;
	inherited = alps_inherit(parent->group_leader, child) ?: alps_inherit(parent, child);
	if (inherited == ALPS_NO_ROOM)
		lose();
	tagged = inherited == ALPS_TAGGED;
	if (thread) {
		task = bpf_task_storage_get(&recorder_tasks, child->group_leader, NULL, 0);
		if (task && task->threads)
			__sync_fetch_and_add(&task->threads, 1);
		if (!tagged)
			return 0;
	}
	task = bpf_task_storage_get(&recorder_tasks, child, NULL, BPF_LOCAL_STORAGE_GET_F_CREATE);
	if (task) {
		task->threads = !thread;
		if (tagged)
			note(child, task);
	}
	return 0;
}

/* A process that execs has one thread: others, and the first where another execs, are gone and in the group's sum. */
SEC("tp_btf/sched_process_exec")
int BPF_PROG(recorder_exec, struct task_struct *p)
{
	struct recorder_task *task = bpf_task_storage_get(&recorder_tasks, p, NULL, BPF_LOCAL_STORAGE_GET_F_CREATE);

	if (!task)
		return 0;
	task->threads = 1;
	task->others_ns = p->signal->sum_sched_runtime;
	if (!note(p, task))
		return 0;
	task->begun_ns = bpf_ktime_get_ns();
	task->blocked_ns = 0;
	task->sum_at_exec_ns = p->se.sum_exec_runtime;
	task->before_ns = task->others_ns + task->sum_at_exec_ns;
	task->flags |= SETTLE;
	return 0;
}

/* All of a record but its end and what runs until then. */
static void describe(struct alps_record *record, const struct recorder_task *task, struct task_struct *leader, u64 function, u64 cpu_ns)
{
	record->function = function;
	record->arrival_ns = task->begun_ns ? task->begun_ns : leader->start_time;
	record->cpu_ns = cpu_ns;
	record->blocked_ns = task->blocked_ns;
	record->pid = leader->tgid;
	record->exit_code = leader->exit_code;
}

SEC("tp_btf/sched_process_exit")
int BPF_PROG(recorder_exit, struct task_struct *p)
{
	struct task_struct *leader = p->group_leader;
	struct recorder_task *task, *last;
	u64 own_ns = p->se.sum_exec_runtime, reaped_ns, others_ns, function;
	bool first = p->pid == p->tgid;

	if (p->flags & PF_KTHREAD)
		return 0;
	task = bpf_task_storage_get(&recorder_tasks, leader, NULL, BPF_LOCAL_STORAGE_GET_F_CREATE);
	if (!task) {
		if (function_of(leader))
			lose();
		return 0;
	}
	if (first)
		task->flags |= EXITED;
	else
		__sync_fetch_and_add(&task->others_ns, own_ns);
	/* The kernel's own workers in a process are not seen being born. */
	if (p->flags & PF_USER_WORKER)
		return 0;
	if (task->threads ? __sync_sub_and_fetch(&task->threads, 1) : p->signal->live.counter)
		return 0;
	function = function_of(leader);
	if (!function)
		return 0;
	last = first ? task : bpf_task_storage_get(&recorder_tasks, p, NULL, BPF_LOCAL_STORAGE_GET_F_CREATE);
	if (!last) {
		lose();
		return 0;
	}
	others_ns = first ? task->others_ns : task->others_ns - own_ns + leader->se.sum_exec_runtime;
	reaped_ns = p->signal->sum_sched_runtime + (first ? 0 : leader->se.sum_exec_runtime);
	describe(&last->record, task, leader, function, others_ns > reaped_ns ? others_ns : reaped_ns);
	last->before_ns = task->before_ns;
	last->flags |= OVER;
	return 0;
}

/* The kernel told nobody of the exit of a process of one thread, as it was just telling of another; the count of those is corrected. */
static void over_at_last(struct task_struct *p, struct recorder_task *task)
{
	u32 zero = 0;
	u64 *lost = bpf_map_lookup_elem(&recorder_lost, &zero), function = function_of(p);

	if (lost)
		(*lost)--;
	if (!function)
		return;
	describe(&task->record, task, p, function, task->others_ns);
	task->flags |= OVER;
}

static void emit(struct task_struct *p, struct recorder_task *task, u64 now)
{
	struct alps_record *record = bpf_ringbuf_reserve(&recorder_events, sizeof(*record), 0);
	u64 half = bpf_ringbuf_query(&recorder_events, BPF_RB_RING_SIZE) / 2;

	if (!record) {
		lose();
		return;
	}
	*record = task->record;
	record->cpu_ns += p->se.sum_exec_runtime - task->before_ns;
	record->end_ns = now;
	if (p->pid == p->tgid)
		record->exit_code = p->exit_code;
	/* The reader comes by itself now and then. */
	bpf_ringbuf_submit(record, bpf_ringbuf_query(&recorder_events, BPF_RB_AVAIL_DATA) > half ? BPF_RB_FORCE_WAKEUP : BPF_RB_NO_WAKEUP);
}

/* What ran since the exec is the time since then: until now it did not leave the CPU. */
static void settle(struct task_struct *p, struct recorder_task *task, u64 now)
{
	u64 grown_ns = p->se.sum_exec_runtime - task->sum_at_exec_ns, since_ns = now - task->begun_ns;

	if (grown_ns > since_ns)
		task->before_ns += grown_ns - since_ns;
	task->flags &= ~SETTLE;
}

SEC("tp_btf/sched_switch")
int BPF_PROG(recorder_switch, bool preempted, struct task_struct *prev, struct task_struct *next)
{
	bool asleep = !preempted && prev->__state, dead = asleep && prev->__state & TASK_DEAD;
	struct recorder_task *task;
	u64 now;

	if (prev->flags & PF_KTHREAD || (prev->pid != prev->tgid && !dead))
		return 0;
	task = bpf_task_storage_get(&recorder_tasks, prev, NULL, asleep && !dead ? BPF_LOCAL_STORAGE_GET_F_CREATE : 0);
	if (!task || (!asleep && !(task->flags & SETTLE)))
		return 0;
	now = bpf_ktime_get_ns();
	if (task->flags & SETTLE)
		settle(prev, task, now);
	if (dead) {
		if (prev->pid == prev->tgid && task->threads == 1 && !(task->flags & EXITED))
			over_at_last(prev, task);
		if (task->flags & OVER)
			emit(prev, task, now);
	} else if (asleep) {
		task->asleep_since_ns = now;
	}
	return 0;
}

SEC("tp_btf/sched_wakeup")
int BPF_PROG(recorder_wakeup, struct task_struct *p)
{
	struct recorder_task *task;

	if (p->flags & PF_KTHREAD || p->pid != p->tgid)
		return 0;
	task = bpf_task_storage_get(&recorder_tasks, p, NULL, 0);
	if (task && task->asleep_since_ns) {
		task->blocked_ns += bpf_ktime_get_ns() - task->asleep_since_ns;
		task->asleep_since_ns = 0;
	}
	return 0;
}

char _license[] SEC("license") = "GPL";
