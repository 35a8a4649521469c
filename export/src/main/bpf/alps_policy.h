/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What ALPS decides, as functions of their arguments alone: the scheduler calls them, and so does policy_test.bpf.c, which runs on any kernel.
 * TABLE_FORMAT.md says what they must do; org.alps.simulate.policy.TablePolicy does the same to simulated hosts.
 */
#ifndef ALPS_POLICY_H
#define ALPS_POLICY_H

/* No level: before the first turn. */
#define ALPS_NO_LEVEL 0xffffffffU
/* A rest of a turn below this counts as used up. */
#define ALPS_LEAST_REST_NS 100000ULL
/* aging x rank is never more; twice this still fits 63 bits, so that orders compare by their difference. */
#define ALPS_LONGEST_DELAY_NS (1ULL << 61)
/* The system's own tasks keep at least so much, whatever the table says: a queue that is never served would be taken for a stall. */
#define ALPS_LEAST_FAIR_PERMILLE 10
/* What they used above their share, or left of it, counts up to these. */
#define ALPS_LARGEST_DEBT_NS 3000000LL
#define ALPS_LARGEST_CREDIT_NS 50000000LL

/* How far an invocation has come. */
struct alps_course {
	u64 age_ns;	/* CPU time attained */
	u64 arrived_ns;	/* the virtual time at which it arrived */
	u64 key;	/* of its turn: the smaller goes first */
	u64 left_ns;	/* of its turn */
	u64 epoch;	/* of the table that its turn follows */
	u32 level;
	u32 fresh;	/* its turn has not begun to run */
};

static __always_inline bool alps_before(u64 one, u64 other)
{
	return (s64)(one - other) < 0;
}

/* The level in force at an age: the last that begins at it or before. */
static __always_inline u32 alps_level(const struct alps_policy *policy, u64 age_ns)
{
	u32 level = 0;

	for (u32 i = 1; i < ALPS_MAX_LEVELS; i++)
		if (i < policy->levels && policy->level[i].age_ns <= age_ns)
			level = i;
	return level;
}

/* Without aging the rank; with it, the arrival's virtual time + aging x rank, which saturates. */
static __always_inline u64 alps_key(u64 aging, u64 arrived_ns, u64 rank_ns)
{
	if (!aging)
		return rank_ns;
	if (rank_ns > ALPS_LONGEST_DELAY_NS / aging)
		return arrived_ns + ALPS_LONGEST_DELAY_NS;
	return arrived_ns + aging * rank_ns;
}

/* How long a turn lasts that begins at an age: a slice, or to the next level. */
static __always_inline u64 alps_turn_ns(const struct alps_policy *policy, u32 level, u64 age_ns)
{
	u64 slice = policy->level[level & (ALPS_MAX_LEVELS - 1)].slice_ns;
	u32 next = level + 1;

	if (next < policy->levels && next < ALPS_MAX_LEVELS) {
		u64 rest = policy->level[next].age_ns - age_ns;

		if (rest < slice)
			slice = rest;
	}
	return slice > ALPS_LEAST_REST_NS ? slice : ALPS_LEAST_REST_NS;
}

static __always_inline void alps_begin(struct alps_course *course, u64 virtual_ns)
{
	course->age_ns = 0;
	course->arrived_ns = virtual_ns;
	course->level = ALPS_NO_LEVEL;
}

/* One that slept begins a turn; it keeps its age and its arrival. */
static __always_inline void alps_wake(struct alps_course *course)
{
	course->level = ALPS_NO_LEVEL;
}

/* Goes on with its turn, or begins the next: after its slice, at a new level, under a new table. Answers whether it goes on. */
static __always_inline bool alps_follow(struct alps_course *course, const struct alps_policy *policy, const struct alps_header *header)
{
	u32 level = alps_level(policy, course->age_ns);

	if (level == course->level && course->epoch == policy->epoch && course->left_ns >= ALPS_LEAST_REST_NS)
		return true;
	course->level = level;
	course->epoch = policy->epoch;
	course->left_ns = alps_turn_ns(policy, level, course->age_ns);
	course->key = alps_key(header->aging, course->arrived_ns, policy->level[level & (ALPS_MAX_LEVELS - 1)].rank_ns);
	course->fresh = 1;
	return false;
}

/* It ran so long. */
static __always_inline void alps_charge(struct alps_course *course, u64 ran_ns)
{
	course->age_ns += ran_ns;
	course->left_ns -= ran_ns < course->left_ns ? ran_ns : course->left_ns;
	course->fresh = 0;
}

/* Its place in a queue: by key; among equals, those that are within their turn before those that begin one. */
static __always_inline u64 alps_order(const struct alps_course *course)
{
	return course->key << 1 | course->fresh;
}

/* Whether a running task yields its CPU to the first of the queue. */
static __always_inline bool alps_yields(const struct alps_course *course, u64 first)
{
	u64 order = alps_order(course);

	return course->fresh ? !alps_before(order, first) : alps_before(first, order);
}

/* By how much virtual time grows: what fair sharing would give each runnable function's task in that time. */
static __always_inline u64 alps_virtual_ns(u64 passed_ns, u32 cpus, u32 runnable)
{
	return runnable > cpus ? passed_ns * cpus / runnable : passed_ns;
}

/*
 * What the system's own tasks have left of their share, after these ran so long: they go first while it is above 0. What they used while no function
 * waited is held against them for no longer than one turn, and what they leave is not kept without end.
 */
static __always_inline s64 alps_credit(s64 credit_ns, u64 functions_ns, u64 system_ns, u32 permille)
{
	if (permille < ALPS_LEAST_FAIR_PERMILLE)
		permille = ALPS_LEAST_FAIR_PERMILLE;
	credit_ns += (functions_ns + system_ns) * permille / 1000 - system_ns;
	if (credit_ns < -ALPS_LARGEST_DEBT_NS)
		return -ALPS_LARGEST_DEBT_NS;
	return credit_ns < ALPS_LARGEST_CREDIT_NS ? credit_ns : ALPS_LARGEST_CREDIT_NS;
}

#endif
