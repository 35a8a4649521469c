/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The kernel functions of sched_ext that we call. Some were renamed (6.13) or got other arguments (6.19): the oldest and the newest form are both
 * declared weak, and the one that the running kernel has is called; libbpf strips what follows three underscores from a name.
 */
#ifndef ALPS_KFUNCS_H
#define ALPS_KFUNCS_H

#ifndef bpf_ksym_exists
#define bpf_ksym_exists(symbol) (!!(symbol))
#endif

/* A value of an enum as the running kernel numbers it. */
#define ALPS_ENUM(type, value) bpf_core_enum_value(enum type, value)

struct bpf_iter_scx_dsq {
	u64 __opaque[6];
} __attribute__((aligned(8)));

struct scx_bpf_dsq_insert_vtime_args {
	u64 dsq_id;
	u64 slice;
	u64 vtime;
	u64 enq_flags;
} __attribute__((preserve_access_index));

extern s32 scx_bpf_create_dsq(u64 dsq, s32 node) __ksym;
extern s32 scx_bpf_dsq_nr_queued(u64 dsq) __ksym;
extern s32 scx_bpf_select_cpu_dfl(struct task_struct *p, s32 prev_cpu, u64 wake_flags, bool *is_idle) __ksym;
extern s32 scx_bpf_pick_idle_cpu(const struct cpumask *allowed, u64 flags) __ksym;
extern void scx_bpf_kick_cpu(s32 cpu, u64 flags) __ksym;
extern s32 scx_bpf_task_cpu(const struct task_struct *p) __ksym;
extern void scx_bpf_error_bstr(char *format, unsigned long long *data, u32 data_bytes) __ksym;
extern bool bpf_cpumask_test_cpu(u32 cpu, const struct cpumask *cpumask) __ksym;
extern int bpf_iter_scx_dsq_new(struct bpf_iter_scx_dsq *it, u64 dsq, u64 flags) __ksym;
extern struct task_struct *bpf_iter_scx_dsq_next(struct bpf_iter_scx_dsq *it) __ksym;
extern void bpf_iter_scx_dsq_destroy(struct bpf_iter_scx_dsq *it) __ksym;

extern void scx_bpf_dsq_insert(struct task_struct *p, u64 dsq, u64 slice, u64 flags) __ksym __weak;
extern void scx_bpf_dispatch(struct task_struct *p, u64 dsq, u64 slice, u64 flags) __ksym __weak;
extern bool __scx_bpf_dsq_insert_vtime(struct task_struct *p, struct scx_bpf_dsq_insert_vtime_args *args) __ksym __weak;
extern void scx_bpf_dsq_insert_vtime(struct task_struct *p, u64 dsq, u64 slice, u64 vtime, u64 flags) __ksym __weak;
extern void scx_bpf_dispatch_vtime(struct task_struct *p, u64 dsq, u64 slice, u64 vtime, u64 flags) __ksym __weak;
extern bool scx_bpf_dsq_move_to_local(u64 dsq) __ksym __weak;
extern bool scx_bpf_consume(u64 dsq) __ksym __weak;
extern void scx_bpf_dsq_move_set_slice(struct bpf_iter_scx_dsq *it, u64 slice) __ksym __weak;
extern bool scx_bpf_dsq_move(struct bpf_iter_scx_dsq *it, struct task_struct *p, u64 dsq, u64 flags) __ksym __weak;
extern void scx_bpf_dispatch_from_dsq_set_slice(struct bpf_iter_scx_dsq *it, u64 slice) __ksym __weak;
extern bool scx_bpf_dispatch_from_dsq(struct bpf_iter_scx_dsq *it, struct task_struct *p, u64 dsq, u64 flags) __ksym __weak;
extern bool scx_bpf_task_set_slice(struct task_struct *p, u64 slice) __ksym __weak;
extern bool scx_bpf_task_set_dsq_vtime(struct task_struct *p, u64 vtime) __ksym __weak;

static __always_inline void alps_insert(struct task_struct *p, u64 dsq, u64 slice_ns, u64 flags)
{
	if (bpf_ksym_exists(scx_bpf_dsq_insert))
		scx_bpf_dsq_insert(p, dsq, slice_ns, flags);
	else
		scx_bpf_dispatch(p, dsq, slice_ns, flags);
}

static __always_inline void alps_insert_in_order(struct task_struct *p, u64 dsq, u64 slice_ns, u64 order, u64 flags)
{
	if (bpf_ksym_exists(__scx_bpf_dsq_insert_vtime)) {
		struct scx_bpf_dsq_insert_vtime_args args = {
			.dsq_id = dsq, .slice = slice_ns, .vtime = order, .enq_flags = flags,
		};

		__scx_bpf_dsq_insert_vtime(p, &args);
	} else if (bpf_ksym_exists(scx_bpf_dsq_insert_vtime)) {
		scx_bpf_dsq_insert_vtime(p, dsq, slice_ns, order, flags);
	} else {
		scx_bpf_dispatch_vtime(p, dsq, slice_ns, order, flags);
	}
}

/* Takes the first of a queue that this CPU may run. */
static __always_inline bool alps_take(u64 dsq)
{
	return bpf_ksym_exists(scx_bpf_dsq_move_to_local) ? scx_bpf_dsq_move_to_local(dsq) : scx_bpf_consume(dsq);
}

/* Takes that one out of the queue that is walked. */
static __always_inline bool alps_take_this(struct bpf_iter_scx_dsq *it, struct task_struct *p, u64 dsq, u64 slice_ns)
{
	if (bpf_ksym_exists(scx_bpf_dsq_move)) {
		scx_bpf_dsq_move_set_slice(it, slice_ns);
		return scx_bpf_dsq_move(it, p, dsq, 0);
	}
	scx_bpf_dispatch_from_dsq_set_slice(it, slice_ns);
	return scx_bpf_dispatch_from_dsq(it, p, dsq, 0);
}

static __always_inline void alps_set_slice(struct task_struct *p, u64 slice_ns)
{
	if (bpf_ksym_exists(scx_bpf_task_set_slice))
		scx_bpf_task_set_slice(p, slice_ns);
	else
		p->scx.slice = slice_ns;
}

static __always_inline void alps_set_order(struct task_struct *p, u64 order)
{
	if (bpf_ksym_exists(scx_bpf_task_set_dsq_vtime))
		scx_bpf_task_set_dsq_vtime(p, order);
	else
		p->scx.dsq_vtime = order;
}

#endif
