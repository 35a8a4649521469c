// SPDX-License-Identifier: GPL-2.0
/*
 * The scheduler: obeys the policy table in alps_table.
 *
 * Tasks of functions wait in one queue for each last-level cache, the smallest key first; the system's own tasks wait in another, fairly, and go
 * first while they have credit: a share of all CPU time, less what they used. A waking task takes an idle CPU, else it pushes aside the running task
 * with the largest key, if that key is larger than its own and that task ran its minimum quantum.
 *
 * With aging, nobody goes before an invocation who arrives after fair sharing would have given that aging x rank of CPU time; whoever came earlier
 * may. Whatever the table says, a task that waited PATIENCE_NS gets a turn, one such task each SEARCH_NS in each queue.
 */
#include "alps_kernel.h"
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_tracing.h>
#include <bpf/bpf_core_read.h>
#include "alps_intf.h"
#include "alps_maps.h"
#include "alps_policy.h"
#include "alps_kfuncs.h"
#include "alps_state.h"
#include "alps_identity.h"
#include "alps_rules.h"
#include "alps_queues.h"

char _license[] SEC("license") = "GPL";

#define FAIR_SLICE_NS 3000000ULL
#define WATCHDOG_MS 20000
#define CLOCK_MONOTONIC 1

#define OPS(name, args...) SEC("struct_ops/" #name) BPF_PROG(name, ##args)
#define OPS_SLEEPABLE(name, args...) SEC("struct_ops.s/" #name) BPF_PROG(name, ##args)

/* The kernel wants formats in writable memory. */
static char test_error[] = "alps: an error, as a test asked for";
static unsigned long long no_arguments[1];
static u64 fair_now;

s32 OPS(alps_select_cpu, struct task_struct *p, s32 prev_cpu, u64 wake_flags)
{
	struct task_ctx *t = task_ctx(p);
	bool idle = false;
	s32 cpu = scx_bpf_select_cpu_dfl(p, prev_cpu, wake_flags, &idle);

	if (t)
		t->idle = idle;
	return cpu;
}

void OPS(alps_runnable, struct task_struct *p, u64 flags)
{
	struct task_ctx *t = task_ctx(p);
	u64 now = bpf_ktime_get_ns();

	if (!t)
		return;
	t->since_ns = now;
	settle(p, t, now, true);
}

void OPS(alps_quiescent, struct task_struct *p, u64 flags)
{
	struct task_ctx *t = task_ctx(p);

	if (!t)
		return;
	t->since_ns = 0;
	t->settled = 0;
	withdraw(t, bpf_ktime_get_ns());
}

void OPS(alps_enqueue, struct task_struct *p, u64 flags)
{
	struct task_ctx *t = task_ctx(p);
	bool function, idle;
	u64 flags_here;
	s32 idle_cpu;
	u32 llc;

	if (!t) {
		alps_insert(p, ALPS_ENUM(scx_dsq_id_flags, SCX_DSQ_GLOBAL), FAIR_SLICE_NS, flags);
		return;
	}
	if (!t->settled)
		settle(p, t, bpf_ktime_get_ns(), false);
	t->settled = 0;
	idle = t->idle;
	t->idle = 0;
	function = obey(t);
	/* The CPU that was idle may have taken a task since; nobody else can run these here, so they do not wait for its slice to end. */
	flags_here = flags | ALPS_ENUM(scx_enq_flags, SCX_ENQ_PREEMPT);
	if (idle) {
		count(ALPS_IDLE);
		alps_insert(p, LOCAL, function ? t->course.left_ns : FAIR_SLICE_NS, flags_here);
		return;
	}
	if ((p->flags & PF_KTHREAD) && p->nr_cpus_allowed == 1) {
		count(ALPS_UNTAGGED);
		alps_insert(p, LOCAL, FAIR_SLICE_NS, flags_here);
		return;
	}
	llc = home(p, t);
	if (function) {
		count(ALPS_QUEUED);
		if (config()->debug == ALPS_DEBUG_ERROR)
			scx_bpf_error_bstr(test_error, no_arguments, 0);
		alps_insert_in_order(p, FUNCTIONS(llc), t->course.left_ns, alps_order(&t->course), flags);
	} else {
		u64 order = p->scx.dsq_vtime;

		count(ALPS_UNTAGGED);
		if (alps_before(order, fair_now - FAIR_SLICE_NS))
			order = fair_now - FAIR_SLICE_NS;
		alps_insert_in_order(p, FAIR(llc), FAIR_SLICE_NS, order, flags);
	}
	idle_cpu = scx_bpf_pick_idle_cpu(p->cpus_ptr, 0);
	if (idle_cpu >= 0)
		scx_bpf_kick_cpu(idle_cpu, ALPS_ENUM(scx_kick_flags, SCX_KICK_IDLE));
	else if (function || llc_ctx(llc)->credit_ns > 0)
		preempt_for(p, llc, function ? alps_order(&t->course) : 0, function);
}

/*
 * prev is in no queue while this runs (the core puts it back afterwards): whoever takes the head of the queue blindly hands the CPU to a less
 * urgent task, so prev is compared with the head and kept where it is the more urgent.
 */
void OPS(alps_dispatch, s32 cpu, struct task_struct *prev)
{
	bool stalls = config()->debug == ALPS_DEBUG_STALL, function = false;
	u32 llc = llc_of(cpu);
	struct task_ctx *t = NULL;
	u64 first;

	if (prev && (prev->scx.flags & ALPS_ENUM(scx_ent_flags, SCX_TASK_QUEUED)))
		t = task_ctx(prev);
	if (t) {
		charge(prev, t, cpu);
		settle(prev, t, t->on_ns, false);
		t->settled = 0;
		function = obey(t);
	}
	if (llc_ctx(llc)->credit_ns > 0 && alps_take(FAIR(llc))) {
		count(ALPS_FLOOR);
		return;
	}
	if (!stalls && rescue(llc, cpu, bpf_ktime_get_ns()))
		return;
	if (function && !stalls && first_order(FUNCTIONS(llc), cpu, &first) && !alps_yields(&t->course, first))
		goto keep;
	if (!stalls && alps_take(FUNCTIONS(llc)))
		return;
	if (function && !stalls)
		goto keep;
	if (alps_take(FAIR(llc)))
		return;
	if (!t) {
		if (!steal(llc, true))
			steal(llc, false);
		return;
	}
keep:
	if (function)
		count(ALPS_KEPT);
	alps_set_slice(prev, function ? t->course.left_ns : FAIR_SLICE_NS);
	t->rescued = 0;
	cpu_ctx(cpu)->order = alps_order(&t->course);
	cpu_ctx(cpu)->class = function ? CPU_FUNCTION : CPU_SYSTEM;
}

void OPS(alps_running, struct task_struct *p)
{
	struct task_ctx *t = task_ctx(p);
	s32 cpu = scx_bpf_task_cpu(p);
	struct cpu_ctx *here = cpu_ctx(cpu);
	u64 first;

	if (!t)
		return;
	t->on_ns = bpf_ktime_get_ns();
	if (t->function) {
		struct alps_function *stats = function_stats(t->function);

		if (stats) {
			u64 waited = t->since_ns && t->since_ns < t->on_ns ? t->on_ns - t->since_ns : 0;

			__sync_fetch_and_add(&stats->turns, 1);
			__sync_fetch_and_add(&stats->wait_ns, waited);
			if (waited > stats->longest_wait_ns)
				stats->longest_wait_ns = waited;
		}
	} else if (alps_before(fair_now, p->scx.dsq_vtime)) {
		fair_now = p->scx.dsq_vtime;
	}
	t->since_ns = 0;
	here->order = t->rescued ? 0 : alps_order(&t->course);
	here->on_ns = t->on_ns;
	here->class = t->obeys ? CPU_FUNCTION : CPU_SYSTEM;
	/* Who woke while this CPU switched saw nobody to push aside. */
	if (t->obeys && !t->rescued && first_order(FUNCTIONS(llc_of(cpu)), cpu, &first) && alps_before(first, here->order))
		scx_bpf_kick_cpu(cpu, ALPS_ENUM(scx_kick_flags, SCX_KICK_PREEMPT));
	t->rescued = 0;
}

void OPS(alps_stopping, struct task_struct *p, bool runnable)
{
	struct task_ctx *t = task_ctx(p);
	s32 cpu = scx_bpf_task_cpu(p);

	cpu_ctx(cpu)->class = CPU_OTHER;
	if (!t)
		return;
	charge(p, t, cpu);
	if (runnable) {
		t->since_ns = t->on_ns;
		if (t->function && t->course.left_ns >= ALPS_LEAST_REST_NS) {
			struct alps_function *stats = function_stats(t->function);

			if (stats)
				__sync_fetch_and_add(&stats->preemptions, 1);
		}
	}
}

/* A task may have been queued between the CPU's last look and its going idle. */
void OPS(alps_update_idle, s32 cpu, bool idle)
{
	u32 llc = llc_of(cpu);
	u64 order;

	if (idle && config()->debug != ALPS_DEBUG_STALL && (first_order(FUNCTIONS(llc), cpu, &order) || first_order(FAIR(llc), cpu, &order)))
		scx_bpf_kick_cpu(cpu, ALPS_ENUM(scx_kick_flags, SCX_KICK_IDLE));
}

void OPS(alps_enable, struct task_struct *p)
{
	alps_set_order(p, fair_now);
}

s32 OPS_SLEEPABLE(alps_init_task, struct task_struct *p, struct scx_init_task_args *args)
{
	struct task_ctx *t = bpf_task_storage_get(&task_ctxs, p, NULL, BPF_LOCAL_STORAGE_GET_F_CREATE);

	if (!t)
		return -12;
	if (args->fork) {
		struct task_struct *parent = bpf_get_current_task_btf();
		struct task_ctx *from;

		if (alps_inherit(parent, p) == ALPS_TAGGED)
			count(ALPS_INHERITED);
		from = p->tgid == parent->tgid ? task_ctx(parent) : NULL;
		if (from) {	/* a thread is of its process's invocation */
			t->course = from->course;
			t->invoked = from->invoked;
			t->serial = from->serial;
			alps_wake(&t->course);
		}
	}
	return 0;
}

void OPS(alps_exit_task, struct task_struct *p, struct scx_exit_task_args *args)
{
	struct task_ctx *t = task_ctx(p);

	if (t)
		withdraw(t, bpf_ktime_get_ns());
}

s32 OPS_SLEEPABLE(alps_init)
{
	struct alps_config *settings = config();
	u32 zero = 0;
	struct alps_life *life = bpf_map_lookup_elem(&alps_life, &zero);
	struct bpf_iter_num it;
	s32 error = 0;
	int *next;

	bpf_iter_num_new(&it, 0, settings->llcs);
	while (!error && (next = bpf_iter_num_next(&it))) {
		error = scx_bpf_create_dsq(FUNCTIONS(*next), -1);
		if (!error)
			error = scx_bpf_create_dsq(FAIR(*next), -1);
	}
	bpf_iter_num_destroy(&it);
	if (error)
		return error;
	bpf_iter_num_new(&it, 0, settings->cpus);
	while ((next = bpf_iter_num_next(&it))) {
		s32 cpu = *next;
		struct cpu_timer *timer = bpf_map_lookup_elem(&alps_timers, &cpu);

		if (timer) {
			bpf_timer_init(&timer->timer, &alps_timers, CLOCK_MONOTONIC);
			error = bpf_timer_set_callback(&timer->timer, quantum_over) ?: error;
		}
	}
	bpf_iter_num_destroy(&it);
	if (error)
		return error;
	if (life) {
		life->loaded_at_ns = bpf_ktime_get_boot_ns();
		life->left_at_ns = 0;
		life->kind = 0;
		life->code = 0;
		life->reason[0] = 0;
		life->message[0] = 0;
	}
	return 0;
}

void OPS(alps_exit, struct scx_exit_info *info)
{
	u32 zero = 0;
	struct alps_life *life = bpf_map_lookup_elem(&alps_life, &zero);

	if (!life)
		return;
	life->left_at_ns = bpf_ktime_get_boot_ns();
	life->kind = info->kind;
	life->code = info->exit_code;
	bpf_probe_read_kernel_str(life->reason, sizeof(life->reason), info->reason);
	bpf_probe_read_kernel_str(life->message, sizeof(life->message), info->msg);
}

SEC(".struct_ops.link")
struct sched_ext_ops alps_ops = {
	.select_cpu = (void *)alps_select_cpu,
	.enqueue = (void *)alps_enqueue,
	.dispatch = (void *)alps_dispatch,
	.runnable = (void *)alps_runnable,
	.running = (void *)alps_running,
	.stopping = (void *)alps_stopping,
	.quiescent = (void *)alps_quiescent,
	.update_idle = (void *)alps_update_idle,
	.enable = (void *)alps_enable,
	.init_task = (void *)alps_init_task,
	.exit_task = (void *)alps_exit_task,
	.init = (void *)alps_init,
	.exit = (void *)alps_exit,
	/* One that exits may yet sleep and wake: the core would then queue it behind whatever its CPU runs, for as long as that one's turn lasts. */
	.flags = SCX_OPS_KEEP_BUILTIN_IDLE | SCX_OPS_ENQ_EXITING,
	.timeout_ms = WATCHDOG_MS,
	.name = "alps",
};
