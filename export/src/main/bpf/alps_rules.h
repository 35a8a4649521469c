/* SPDX-License-Identifier: GPL-2.0 */
/* What is done to one task: whose it is, what the table says of it, and what it used. */
#ifndef ALPS_RULES_H
#define ALPS_RULES_H

/* Finds out whose the task is, and begins an invocation where there is a new one; waking: it was not runnable before. */
static void settle(struct task_struct *p, struct task_ctx *t, u64 now, bool waking)
{
	struct alps_identity identity;
	u64 serial, virtual_ns = 0;

	alps_identify(p, &identity);
	t->function = identity.function;
	t->settled = 1;
	if (!identity.function)
		return;
	count(identity.group ? ALPS_BY_GROUP : ALPS_BY_TASK);
	serial = identity.mark;
	if (identity.group) {
		struct group_state *state = bpf_map_lookup_elem(&group_states, &identity.group);

		if (!state) {
			struct group_state none = {};

			bpf_map_update_elem(&group_states, &identity.group, &none, BPF_NOEXIST);
			state = bpf_map_lookup_elem(&group_states, &identity.group);
		}
		if (state) {
			if (!t->group) {
				t->group = identity.group;
				if (__sync_fetch_and_add(&state->runnable, 1) == 0)
					__sync_fetch_and_add(&state->invocation, 1);
			}
			serial |= (u64)state->invocation << 32;
		}
	}
	if (!t->counted) {
		t->counted = 1;
		virtual_ns = advance_clock(now, 1);
	}
	if (t->invoked != identity.function || t->serial != serial) {
		struct alps_function *stats = function_stats(identity.function);

		t->invoked = identity.function;
		t->serial = serial;
		alps_begin(&t->course, virtual_ns ?: advance_clock(now, 0));
		count(ALPS_INVOCATIONS);
		if (stats)
			__sync_fetch_and_add(&stats->invocations, 1);
	} else if (waking) {
		alps_wake(&t->course);
	}
}

/* No longer among the runnable tasks of functions. */
static void withdraw(struct task_ctx *t, u64 now)
{
	if (t->counted) {
		t->counted = 0;
		advance_clock(now, -1);
	}
	if (t->group) {
		struct group_state *state = bpf_map_lookup_elem(&group_states, &t->group);

		if (state)
			__sync_fetch_and_add(&state->runnable, -1);
		t->group = 0;
	}
}

/* Has a task follow the table; answers whether it is scheduled by it, else it is one of the system's own. */
static bool obey(struct task_ctx *t)
{
	u32 zero = 0;
	u64 key = ALPS_KEY_HEADER;
	struct alps_policy *policy;
	struct alps_header *header;
	void *table;

	t->obeys = 0;
	table = bpf_map_lookup_elem(&alps_table, &zero);
	header = table ? bpf_map_lookup_elem(table, &key) : NULL;
	if (header) {
		min_quantum_ns = header->min_quantum_ns;
		fair_permille = header->fair_permille;
	}
	if (!t->function)
		return false;
	if (!header || (header->stale_at_ns && alps_before(header->stale_at_ns, bpf_ktime_get_boot_ns()))) {
		count(ALPS_FALLBACKS);
		return false;
	}
	policy = bpf_map_lookup_elem(table, &t->function);
	count(policy ? ALPS_HITS : ALPS_MISSES);
	if (!policy) {
		key = ALPS_KEY_DEFAULTS;
		policy = bpf_map_lookup_elem(table, &key);
		if (!policy)
			return false;
	}
	if (policy->epoch != header->epoch)
		count(ALPS_TORN);
	if (alps_follow(&t->course, policy, header))
		count(ALPS_RESUMED);
	t->obeys = 1;
	return true;
}

/* Takes what it ran since it was last charged out of its turn and into the accounts. */
static void charge(struct task_struct *p, struct task_ctx *t, s32 cpu)
{
	u64 now = bpf_ktime_get_ns(), ran = now - t->on_ns;
	struct llc_ctx *llc = llc_ctx(llc_of(cpu));
	bool system = !t->obeys;

	t->on_ns = now;
	if (t->function) {
		struct alps_function *stats = function_stats(t->function);

		alps_charge(&t->course, ran);
		if (stats)
			__sync_fetch_and_add(&stats->cpu_ns, ran);
	}
	if (system)
		alps_set_order(p, p->scx.dsq_vtime + ran * 100 / (p->scx.weight ?: 100));
	/* Of two CPUs at the same moment one may be lost: that is a turn more or less. */
	llc->credit_ns = alps_credit(llc->credit_ns, system ? 0 : ran, system ? ran : 0, fair_permille);
}

#endif
