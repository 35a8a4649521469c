/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The layouts that the kernel half and user space share. Fixed widths, the host's byte order (little-endian is all we run on), no padding
 * holes: the assertions below and org.alps.export.kernel.KernelLayout, which holds the same offsets, are tested against the same bytes.
 */
#ifndef ALPS_INTF_H
#define ALPS_INTF_H

/* A function's levels are at most this many, as in TABLE_FORMAT.md. */
#define ALPS_MAX_LEVELS 8
/* The largest time that a table may hold, and the rank that means "after all others": 2^60 ns. */
#define ALPS_LAST_NS (1ULL << 60)
/* Keys of a policy map that belong to no function: its default levels, and what holds for the whole table. */
#define ALPS_KEY_DEFAULTS 0ULL
#define ALPS_KEY_HEADER (~0ULL)
/* Bounds of the kernel half; a loader refuses what is beyond them. */
#define ALPS_MAX_CPUS 1024
#define ALPS_MAX_LLCS 64
#define ALPS_MAX_GROUPS 16384
#define ALPS_MAX_NAMES 65536
#define ALPS_MAX_FUNCTIONS 16384
#define ALPS_NAME_BYTES 254

/* A level: from which attained CPU time on it holds, how urgent it is, how long a turn lasts. */
struct alps_level {
	u64 age_ns;
	u64 rank_ns;
	u64 slice_ns;
};

/* A function's levels by rising age, the first from age 0; the value under a function's id, and under ALPS_KEY_DEFAULTS. */
struct alps_policy {
	u64 epoch;	/* that of the table it came with: a lookup that sees two epochs is counted as torn */
	u32 levels;	/* 1..ALPS_MAX_LEVELS */
	u32 reserved;	/* 0 */
	struct alps_level level[ALPS_MAX_LEVELS];
};

/* What holds for a whole table; the value under ALPS_KEY_HEADER. */
struct alps_header {
	u64 epoch;
	u64 aging;		/* 0: the key is the rank alone */
	u64 min_quantum_ns;
	u64 stale_at_ns;	/* CLOCK_BOOTTIME from which the table is no longer obeyed; 0: never */
	u64 created_at_ns;	/* since 1970 */
	u64 installed_at_ns;	/* since 1970 */
	u32 fair_permille;	/* CPU time kept for tasks that belong to no function, while there are such */
	u32 entries;
	u8 digest[32];		/* the table file's SHA-256 */
	u8 reserved[120];	/* 0; as large as a policy, as both are values of one map */
};

/* What a process belongs to; written through its pidfd, inherited over fork, kept over exec. */
struct alps_tag {
	u64 function;	/* FNV-1a of the UID's UTF-8; 0: none */
	u32 role;	/* enum alps_role */
	u32 mark;	/* another number than before begins another invocation */
};

enum alps_role {
	ALPS_INVOCATION = 0,	/* the process is an invocation */
	ALPS_PARENT = 1,	/* the process is none, but each that it forks is one */
};

/* What all processes of a cgroup, and of those below it, belong to; the key is the cgroup's id, the inode number of its folder. */
struct alps_group {
	u64 function;
	u32 mark;
	u32 reserved;	/* 0 */
};

/* A function's UID by its id, for those that run on this host. */
struct alps_name {
	u16 bytes;
	u8 utf8[ALPS_NAME_BYTES];
};

/* How a function fared on this host since the scheduler was loaded. */
struct alps_function {
	u64 invocations;
	u64 turns;		/* times that it got a CPU */
	u64 wait_ns;		/* runnable and not running */
	u64 longest_wait_ns;	/* of one wait */
	u64 cpu_ns;
	u64 preemptions;	/* times that it lost the CPU before its turn was over */
};

/* Settings of the loader. */
struct alps_config {
	u32 cpus;	/* that take part */
	u32 llcs;
	u32 debug;	/* enum alps_debug; for tests */
	u32 backend;	/* enum alps_backend */
};

enum alps_backend {
	ALPS_SCHED_EXT = 0,
	ALPS_EEVDF = 1,	/* no scheduler of ours: nice and slice of tagged tasks */
};

enum alps_debug {
	ALPS_DEBUG_NONE = 0,
	ALPS_DEBUG_ERROR = 1,	/* the next enqueue of a function's task ends the scheduler with an error */
	ALPS_DEBUG_STALL = 2,	/* functions' tasks are no longer dispatched: the watchdog ends the scheduler */
};

/* When the scheduler came and why it left. */
struct alps_life {
	u64 loaded_at_ns;	/* CLOCK_BOOTTIME; 0: never */
	u64 left_at_ns;		/* CLOCK_BOOTTIME; 0: it is there */
	s64 code;
	u32 kind;		/* the kernel's enum scx_exit_kind */
	u32 reserved;		/* 0 */
	char reason[128];
	char message[864];
};

/* Decisions, counted per CPU. */
enum alps_counter {
	ALPS_HITS,		/* a function's task, its entry found */
	ALPS_MISSES,		/* a function's task without an entry: default levels */
	ALPS_UNTAGGED,		/* a task of the system's own, queued */
	ALPS_IDLE,		/* given an idle CPU at once */
	ALPS_QUEUED,		/* a function's task, queued in order */
	ALPS_RESUMED,		/* queued again with its place and the rest of its turn */
	ALPS_KEPT,		/* its turn was over and it went on, as nobody in the queue was more urgent */
	ALPS_PREEMPTIONS,	/* a running task was pushed aside for one that woke up */
	ALPS_DEFERRED,		/* a preemption that waited for the minimum quantum */
	ALPS_FLOOR,		/* the system's own tasks went first to get their share */
	ALPS_RESCUED,		/* a task that waited beyond patience got a turn out of order */
	ALPS_STOLEN,		/* a task taken from another last-level cache's queue */
	ALPS_BY_TASK,		/* identity by the process's tag */
	ALPS_BY_GROUP,		/* identity by the cgroup */
	ALPS_INHERITED,		/* tags passed on over fork */
	ALPS_INVOCATIONS,	/* ages begun anew */
	ALPS_FALLBACKS,		/* a function's task scheduled as the system's own: no table, or a stale one */
	ALPS_TORN,		/* a lookup that saw two epochs at once: never */
	ALPS_COUNTERS
};

/* One finished invocation, as the recorder saw it. */
struct alps_record {
	u64 function;
	u64 arrival_ns;		/* CLOCK_MONOTONIC: the process began */
	u64 end_ns;		/* CLOCK_MONOTONIC: its last thread left its CPU for good */
	u64 cpu_ns;		/* of all its threads */
	u64 blocked_ns;		/* its first thread asleep */
	u32 pid;
	u32 exit_code;		/* as wait(2) tells it */
};

#define ALPS_SIZE(type, bytes) _Static_assert(sizeof(struct type) == (bytes), #type " is " #bytes " bytes")
#define ALPS_AT(type, field, offset) _Static_assert(__builtin_offsetof(struct type, field) == (offset), #type "." #field " is at " #offset)
ALPS_SIZE(alps_level, 24);
ALPS_SIZE(alps_policy, 208);
ALPS_AT(alps_policy, levels, 8);
ALPS_AT(alps_policy, level, 16);
ALPS_SIZE(alps_header, 208);
ALPS_AT(alps_header, fair_permille, 48);
ALPS_AT(alps_header, digest, 56);
ALPS_SIZE(alps_tag, 16);
ALPS_SIZE(alps_group, 16);
ALPS_SIZE(alps_name, 256);
ALPS_SIZE(alps_function, 48);
ALPS_SIZE(alps_config, 16);
ALPS_SIZE(alps_life, 1024);
ALPS_AT(alps_life, reason, 32);
ALPS_SIZE(alps_record, 48);

#endif
