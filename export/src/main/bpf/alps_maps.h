/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The maps that outlive a loader: pinned under /sys/fs/bpf/alps/NAME and found there again by the next one, whichever object it loads.
 * A map's type and sizes are therefore part of the interface. Maps without the prefix alps_ are private to their object and not pinned.
 */
#ifndef ALPS_MAPS_H
#define ALPS_MAPS_H

struct alps_policies {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 2);
	__uint(key_size, sizeof(u64));
	__uint(value_size, sizeof(struct alps_policy));
};

/* The table in force; the loader fills a map aside and puts it here in one store. Empty: none. */
struct {
	__uint(type, BPF_MAP_TYPE_ARRAY_OF_MAPS);
	__uint(max_entries, 1);
	__type(key, u32);
	__array(values, struct alps_policies);
} alps_table SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_TASK_STORAGE);
	__uint(map_flags, BPF_F_NO_PREALLOC);
	__type(key, int);
	__type(value, struct alps_tag);
} alps_tags SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(map_flags, BPF_F_NO_PREALLOC);
	__uint(max_entries, ALPS_MAX_GROUPS);
	__type(key, u64);
	__type(value, struct alps_group);
} alps_groups SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(map_flags, BPF_F_NO_PREALLOC);
	__uint(max_entries, ALPS_MAX_NAMES);
	__type(key, u64);
	__type(value, struct alps_name);
} alps_names SEC(".maps");

#endif
