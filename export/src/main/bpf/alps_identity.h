/* SPDX-License-Identifier: GPL-2.0 */
/* Which function a task belongs to: by its process's tag, else by its cgroup or the nearest above it that is one's. */
#ifndef ALPS_IDENTITY_H
#define ALPS_IDENTITY_H

/* cgroups nested deeper below a function's are taken for the system's own. */
#define ALPS_DEEPEST_CGROUP 16

struct alps_identity {
	u64 function;	/* 0: the system's own */
	u64 group;	/* the cgroup that said so; 0: the tag did, or none */
	u32 mark;
	u32 reserved;
};

static __always_inline void alps_identify_by_group(struct task_struct *p, struct alps_identity *identity)
{
	struct cgroup *leaf = BPF_CORE_READ(p, cgroups, dfl_cgrp);
	int level = BPF_CORE_READ(leaf, level);

	for (int up = 0; up < ALPS_DEEPEST_CGROUP; up++) {
		struct alps_group *group;
		struct cgroup *ancestor;
		u64 id;

		if (up > level)
			break;
		if (bpf_core_read(&ancestor, sizeof(ancestor), &leaf->ancestors[level - up]))
			break;
		id = BPF_CORE_READ(ancestor, kn, id);
		group = bpf_map_lookup_elem(&alps_groups, &id);
		if (group && group->function) {
			identity->function = group->function;
			identity->group = id;
			identity->mark = group->mark;
			break;
		}
	}
}

static __always_inline void alps_identify(struct task_struct *p, struct alps_identity *identity)
{
	struct alps_tag *tag = bpf_task_storage_get(&alps_tags, p, NULL, 0);

	__builtin_memset(identity, 0, sizeof(*identity));
	if (tag && tag->function) {
		if (tag->role == ALPS_INVOCATION) {
			identity->function = tag->function;
			identity->mark = tag->mark;
		}
	} else if (!(p->flags & PF_KTHREAD)) {
		alps_identify_by_group(p, identity);
	}
}

enum alps_inheritance {
	ALPS_NO_TAG = 0,	/* the parent has none */
	ALPS_TAGGED = 1,
	ALPS_NO_ROOM = 2,	/* the kernel had no memory at hand for the child's, which must not be waited for here */
};

/* Passes the tag of a process on to the one that it forks; the child of a parent by role is an invocation. */
static __always_inline enum alps_inheritance alps_inherit(struct task_struct *parent, struct task_struct *child)
{
	struct alps_tag *tag = bpf_task_storage_get(&alps_tags, parent, NULL, 0);
	struct alps_tag inherited;

	if (!tag || !tag->function)
		return ALPS_NO_TAG;
	inherited = *tag;
	if (child->tgid != parent->tgid)
		inherited.role = ALPS_INVOCATION;
	for (int tries = 0; tries < 4; tries++)
		if (bpf_task_storage_get(&alps_tags, child, &inherited, BPF_LOCAL_STORAGE_GET_F_CREATE))
			return ALPS_TAGGED;
	return ALPS_NO_ROOM;
}

#endif
