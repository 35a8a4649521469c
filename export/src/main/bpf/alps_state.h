/* SPDX-License-Identifier: GPL-2.0 */
/* What the scheduler keeps: maps that loaders read and write (alps_*, pinned), and its own. */
#ifndef ALPS_STATE_H
#define ALPS_STATE_H

struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(max_entries, 1);
	__type(key, u32);
	__type(value, struct alps_config);
} alps_config SEC(".maps");

/* The last-level cache of each CPU, numbered from 0. */
struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(max_entries, ALPS_MAX_CPUS);
	__type(key, u32);
	__type(value, u32);
} alps_cpu_llcs SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_PERCPU_ARRAY);
	__uint(max_entries, ALPS_COUNTERS);
	__type(key, u32);
	__type(value, u64);
} alps_counters SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_LRU_HASH);
	__uint(max_entries, ALPS_MAX_FUNCTIONS);
	__type(key, u64);
	__type(value, struct alps_function);
} alps_functions SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(max_entries, 1);
	__type(key, u32);
	__type(value, struct alps_life);
} alps_life SEC(".maps");

struct cpu_timer {
	struct bpf_timer timer;
};

/* A timer for each CPU: preempts when the minimum quantum of what runs there is over. */
struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(max_entries, ALPS_MAX_CPUS);
	__type(key, u32);
	__type(value, struct cpu_timer);
} alps_timers SEC(".maps");

struct task_ctx {
	struct alps_course course;
	u64 function;	/* 0: one of the system's own */
	u64 invoked;	/* the function and the serial number of the invocation that the course is of */
	u64 serial;
	u64 group;	/* the cgroup in whose count of runnable tasks it is; 0: none */
	u64 on_ns;	/* until when its running is charged */
	u64 since_ns;	/* since when it waits for a CPU; 0: it does not */
	u32 counted;	/* in the count of runnable tasks of functions */
	u32 settled;	/* identified since it woke */
	u32 idle;	/* an idle CPU was claimed for it */
	u32 rescued;
	u32 obeys;	/* scheduled by the table */
	u32 reserved;
};

struct {
	__uint(type, BPF_MAP_TYPE_TASK_STORAGE);
	__uint(map_flags, BPF_F_NO_PREALLOC);
	__type(key, int);
	__type(value, struct task_ctx);
} task_ctxs SEC(".maps");

struct group_state {
	u32 runnable;	/* tasks */
	u32 invocation;	/* counts the times that the first woke */
};

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(map_flags, BPF_F_NO_PREALLOC);
	__uint(max_entries, ALPS_MAX_GROUPS);
	__type(key, u64);
	__type(value, struct group_state);
} group_states SEC(".maps");

/* Virtual time: what fair sharing would have given to each runnable task of a function. */
struct virtual_clock {
	struct bpf_spin_lock lock;
	u32 runnable;
	u64 virtual_ns;
	u64 at_ns;
};

struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(max_entries, 1);
	__type(key, u32);
	__type(value, struct virtual_clock);
} virtual_clocks SEC(".maps");

enum cpu_class { CPU_OTHER, CPU_FUNCTION, CPU_SYSTEM };

/* What a CPU runs; wakers read it without a lock, and a stale value costs one needless interrupt. */
struct cpu_ctx {
	u64 order;
	u64 on_ns;
	u32 class;
	u32 reserved;
};

/* What the system's own tasks have left of their share, and when the queue was last searched for those that wait too long. */
struct llc_ctx {
	s64 credit_ns;
	u64 searched_ns;
};

static struct cpu_ctx cpu_ctxs[ALPS_MAX_CPUS];
static struct llc_ctx llc_ctxs[ALPS_MAX_LLCS];
static struct alps_config no_config;
/* As the table says that was last followed. */
static u64 min_quantum_ns;
static u32 fair_permille;

static __always_inline struct task_ctx *task_ctx(struct task_struct *p)
{
	return bpf_task_storage_get(&task_ctxs, p, NULL, 0);
}

static __always_inline struct cpu_ctx *cpu_ctx(s32 cpu)
{
	return &cpu_ctxs[(u32)cpu & (ALPS_MAX_CPUS - 1)];
}

static __always_inline struct llc_ctx *llc_ctx(u32 llc)
{
	return &llc_ctxs[llc & (ALPS_MAX_LLCS - 1)];
}

static __always_inline u32 llc_of(s32 cpu)
{
	u32 *llc = bpf_map_lookup_elem(&alps_cpu_llcs, &cpu);

	return llc ? *llc & (ALPS_MAX_LLCS - 1) : 0;
}

static __always_inline struct alps_config *config(void)
{
	u32 zero = 0;
	struct alps_config *config = bpf_map_lookup_elem(&alps_config, &zero);

	return config ?: &no_config;
}

static __always_inline void count(u32 counter)
{
	u64 *value = bpf_map_lookup_elem(&alps_counters, &counter);

	if (value)
		(*value)++;
}

static __always_inline struct alps_function *function_stats(u64 function)
{
	static const struct alps_function none;
	struct alps_function *stats = bpf_map_lookup_elem(&alps_functions, &function);

	if (stats)
		return stats;
	bpf_map_update_elem(&alps_functions, &function, &none, BPF_NOEXIST);
	return bpf_map_lookup_elem(&alps_functions, &function);
}

/* Moves virtual time on to now, counts one more or one fewer runnable task, and answers virtual time. */
static __always_inline u64 advance_clock(u64 now, s32 change)
{
	u32 zero = 0, cpus = config()->cpus;
	struct virtual_clock *clock = bpf_map_lookup_elem(&virtual_clocks, &zero);
	u64 virtual_ns;

	if (!clock)
		return 0;
	bpf_spin_lock(&clock->lock);
	if (alps_before(clock->at_ns, now)) {
		clock->virtual_ns += alps_virtual_ns(now - clock->at_ns, cpus, clock->runnable);
		clock->at_ns = now;
	}
	clock->runnable += change;
	virtual_ns = clock->virtual_ns;
	bpf_spin_unlock(&clock->lock);
	return virtual_ns;
}

#endif
