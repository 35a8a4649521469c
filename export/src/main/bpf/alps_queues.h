/* SPDX-License-Identifier: GPL-2.0 */
/* What is done between tasks: queues of each last-level cache, who makes way for whom, and who waited too long. */
#ifndef ALPS_QUEUES_H
#define ALPS_QUEUES_H

#define FUNCTIONS(llc) (0x1000 + (llc))
#define FAIR(llc) (0x2000 + (llc))
#define LOCAL ALPS_ENUM(scx_dsq_id_flags, SCX_DSQ_LOCAL)

/* One that waited so long gets a turn out of order, one such each SEARCH_NS in each queue. */
#define PATIENCE_NS 5000000000ULL
#define SEARCH_NS 50000000ULL
#define RESCUE_SLICE_NS 4000000ULL

/* The order of the first task of a queue that may run on a CPU; false: there is none. */
static bool first_order(u64 dsq, s32 cpu, u64 *order)
{
	struct bpf_iter_scx_dsq it;
	struct task_struct *p;
	bool found = false;

	bpf_iter_scx_dsq_new(&it, dsq, 0);
	while (!found && (p = bpf_iter_scx_dsq_next(&it))) {
		if (bpf_cpumask_test_cpu(cpu, p->cpus_ptr)) {
			*order = p->scx.dsq_vtime;
			found = true;
		}
	}
	bpf_iter_scx_dsq_destroy(&it);
	return found;
}

/* Has the CPU of a cache that runs the least urgent task make way for p, at once or when that one ran its minimum quantum. */
static void preempt_for(struct task_struct *p, u32 llc, u64 order, bool function)
{
	u64 now = bpf_ktime_get_ns(), worst = order;
	struct bpf_iter_num it;
	s32 victim = -1;
	int *next;

	bpf_iter_num_new(&it, 0, config()->cpus);
	while ((next = bpf_iter_num_next(&it))) {
		s32 cpu = *next;
		struct cpu_ctx *other = cpu_ctx(cpu);

		if (other->class != CPU_FUNCTION || llc_of(cpu) != llc || !bpf_cpumask_test_cpu(cpu, p->cpus_ptr))
			continue;
		if (alps_before(worst, other->order) || (!function && victim < 0)) {
			worst = other->order;
			victim = cpu;
		}
	}
	bpf_iter_num_destroy(&it);
	if (victim >= 0) {
		struct cpu_ctx *other = cpu_ctx(victim);
		u64 ran = now - other->on_ns;

		/* It will run p or a more urgent one: who wakes next takes another CPU, if any. */
		other->order = order;
		if (ran >= min_quantum_ns) {
			count(ALPS_PREEMPTIONS);
			scx_bpf_kick_cpu(victim, ALPS_ENUM(scx_kick_flags, SCX_KICK_PREEMPT));
		} else {
			struct cpu_timer *timer = bpf_map_lookup_elem(&alps_timers, &victim);

			count(ALPS_DEFERRED);
			if (timer)
				bpf_timer_start(&timer->timer, min_quantum_ns - ran, 0);
		}
	}
}

static int quantum_over(void *map, u32 *cpu, struct cpu_timer *timer)
{
	struct cpu_ctx *other = cpu_ctx(*cpu);

	if (other->class == CPU_FUNCTION) {
		count(ALPS_PREEMPTIONS);
		scx_bpf_kick_cpu(*cpu, ALPS_ENUM(scx_kick_flags, SCX_KICK_PREEMPT));
	}
	return 0;
}

/* The cache in whose queue a task waits: its CPU's; a new invocation goes where the fewest wait. */
static u32 home(struct task_struct *p, struct task_ctx *t)
{
	struct alps_config *settings = config();
	u32 best = llc_of(scx_bpf_task_cpu(p));
	struct bpf_iter_num it;
	int *next;

	if (settings->llcs > 1 && t->function && !t->course.age_ns && p->nr_cpus_allowed >= (int)settings->cpus) {
		s32 fewest = scx_bpf_dsq_nr_queued(FUNCTIONS(best));

		bpf_iter_num_new(&it, 0, settings->llcs);
		while ((next = bpf_iter_num_next(&it))) {
			u32 llc = *next & (ALPS_MAX_LLCS - 1);
			s32 queued = scx_bpf_dsq_nr_queued(FUNCTIONS(llc));

			if (queued < fewest) {
				fewest = queued;
				best = llc;
			}
		}
		bpf_iter_num_destroy(&it);
	}
	return best;
}

/* Gives one task that waited too long a turn out of order. */
static bool rescue(u32 llc, s32 cpu, u64 now)
{
	struct bpf_iter_scx_dsq it;
	struct task_struct *p;
	bool done = false;

	if (now - llc_ctx(llc)->searched_ns < SEARCH_NS)
		return false;
	llc_ctx(llc)->searched_ns = now;
	bpf_iter_scx_dsq_new(&it, FUNCTIONS(llc), 0);
	while (!done && (p = bpf_iter_scx_dsq_next(&it))) {
		struct task_ctx *t = task_ctx(p);

		if (!t || !t->since_ns || now - t->since_ns < PATIENCE_NS || !bpf_cpumask_test_cpu(cpu, p->cpus_ptr))
			continue;
		t->rescued = 1;
		done = alps_take_this(&it, p, LOCAL, RESCUE_SLICE_NS);
	}
	bpf_iter_scx_dsq_destroy(&it);
	if (done)
		count(ALPS_RESCUED);
	return done;
}

/* Takes a task from another cache's queues. */
static bool steal(u32 llc, bool functions)
{
	struct bpf_iter_num it;
	bool taken = false;
	int *next;

	bpf_iter_num_new(&it, 1, config()->llcs);
	while (!taken && (next = bpf_iter_num_next(&it))) {
		u32 other = (llc + *next) % (config()->llcs ?: 1) & (ALPS_MAX_LLCS - 1);

		taken = functions ? alps_take(FUNCTIONS(other)) : alps_take(FAIR(other));
	}
	bpf_iter_num_destroy(&it);
	if (taken)
		count(ALPS_STOLEN);
	return taken;
}

#endif
