// SPDX-License-Identifier: GPL-2.0
/*
 * Runs the decisions of alps_policy.h on a packet that holds a table's header, a policy and steps, and writes into each step what came of it:
 * "bpftool prog run" drives it on any kernel, so that they are tested as the verifier and the JIT leave them.
 */
#include "alps_kernel.h"
#include <bpf/bpf_helpers.h>
#include "alps_intf.h"
#include "alps_policy.h"

char _license[] SEC("license") = "GPL";

#define MAX_STEPS 32

struct __sk_buff {
	u32 untouched[19];
	u32 data;
	u32 data_end;
};

enum { BEGIN, CHARGE, WAKE, YIELDS, VIRTUAL, CREDIT };

struct step {
	u32 what;
	u32 number;
	u64 one;
	u64 two;
	u64 result;	/* out, as all below */
	u64 key;
	u64 left_ns;
	u64 age_ns;
	u32 level;
	u32 fresh;
};

struct policy_case {
	struct alps_header header;
	struct alps_policy policy;
	struct step steps[];
};

_Static_assert(sizeof(struct step) == 64, "a step is 64 bytes");

static void take(struct step *step, struct alps_course *course, s64 *credit_ns, const struct policy_case *given)
{
	u64 result = 0;

	switch (step->what) {
	case BEGIN:
		alps_begin(course, step->one);
		result = alps_follow(course, &given->policy, &given->header);
		break;
	case CHARGE:
		alps_charge(course, step->one);
		result = alps_follow(course, &given->policy, &given->header);
		break;
	case WAKE:
		alps_wake(course);
		result = alps_follow(course, &given->policy, &given->header);
		break;
	case YIELDS:
		result = alps_yields(course, step->one);
		break;
	case VIRTUAL:
		result = alps_virtual_ns(step->one, (u32)step->two, step->number);
		break;
	case CREDIT:
		*credit_ns = alps_credit(*credit_ns, step->one, step->two, step->number);
		result = *credit_ns;
		break;
	}
	step->result = result;
	step->key = course->key;
	step->left_ns = course->left_ns;
	step->age_ns = course->age_ns;
	step->level = course->level;
	step->fresh = course->fresh;
}

SEC("tc")
int policy_test(struct __sk_buff *packet)
{
	struct policy_case *given = (void *)(long)packet->data;
	void *end = (void *)(long)packet->data_end;
	struct alps_course course = { .level = ALPS_NO_LEVEL };
	struct bpf_iter_num it;
	s64 credit_ns = 0;
	int *next;

	if ((void *)(given + 1) > end)
		return 1;
	bpf_iter_num_new(&it, 0, MAX_STEPS);
	while ((next = bpf_iter_num_next(&it))) {
		u32 number = *next;
		struct step *step;

		if (number >= MAX_STEPS)
			break;
		step = &given->steps[number];
		if ((void *)(step + 1) > end)
			break;
		take(step, &course, &credit_ns, given);
	}
	bpf_iter_num_destroy(&it);
	return 0;
}
