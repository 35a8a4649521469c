/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The few kernel types that we touch, written by hand. libbpf resolves fields, enum values and struct_ops members by name against the BTF of
 * the running kernel (CO-RE), so that one object runs on 6.12 to 7.x; what is not named here does not matter.
 */
#ifndef ALPS_KERNEL_H
#define ALPS_KERNEL_H

typedef signed char __s8;
typedef unsigned char __u8;
typedef short __s16;
typedef unsigned short __u16;
typedef int __s32;
typedef unsigned int __u32;
typedef long long __s64;
typedef unsigned long long __u64;
typedef __u16 __be16;
typedef __u32 __be32;
typedef __u32 __wsum;
typedef __u8 u8;
typedef __u16 u16;
typedef __s32 s32;
typedef __u32 u32;
typedef __s64 s64;
typedef __u64 u64;
typedef _Bool bool;
typedef int pid_t;

enum { false = 0, true = 1 };

/* Numbers of the BPF interface, which never change. */
enum bpf_map_type {
	BPF_MAP_TYPE_HASH = 1,
	BPF_MAP_TYPE_ARRAY = 2,
	BPF_MAP_TYPE_PERCPU_ARRAY = 6,
	BPF_MAP_TYPE_LRU_HASH = 9,
	BPF_MAP_TYPE_ARRAY_OF_MAPS = 12,
	BPF_MAP_TYPE_RINGBUF = 27,
	BPF_MAP_TYPE_TASK_STORAGE = 29,
};
enum { BPF_ANY = 0, BPF_NOEXIST = 1 };
enum { BPF_F_NO_PREALLOC = 1 };
enum { BPF_LOCAL_STORAGE_GET_F_CREATE = 1 };
enum { BPF_RB_NO_WAKEUP = 1, BPF_RB_FORCE_WAKEUP = 2 };
enum { BPF_RB_AVAIL_DATA = 0, BPF_RB_RING_SIZE = 1 };

struct bpf_spin_lock {
	__u32 val;
};
struct bpf_timer {
	__u64 __opaque[2];
} __attribute__((aligned(8)));

/* The kernel's numeric iterator: the verifier walks its body once. */
struct bpf_iter_num {
	__u64 __opaque[1];
} __attribute__((aligned(8)));
extern int bpf_iter_num_new(struct bpf_iter_num *it, int start, int end) __attribute__((section(".ksyms")));
extern int *bpf_iter_num_next(struct bpf_iter_num *it) __attribute__((section(".ksyms")));
extern void bpf_iter_num_destroy(struct bpf_iter_num *it) __attribute__((section(".ksyms")));

#pragma clang attribute push(__attribute__((preserve_access_index)), apply_to = record)

/* Values of these enums moved between versions: read them with bpf_core_enum_value only, but for those of scx_ops_flags, which stay. */
enum scx_dsq_id_flags { SCX_DSQ_LOCAL = 1, SCX_DSQ_GLOBAL = 2, SCX_DSQ_LOCAL_ON = 3 };
enum scx_kick_flags { SCX_KICK_IDLE = 1, SCX_KICK_PREEMPT = 2 };
enum scx_enq_flags { SCX_ENQ_PREEMPT = 4 };
enum scx_ent_flags { SCX_TASK_QUEUED = 1 };
enum scx_ops_flags { SCX_OPS_KEEP_BUILTIN_IDLE = 1, SCX_OPS_ENQ_EXITING = 4, SCX_OPS_SWITCH_PARTIAL = 8 };

struct kernfs_node {
	u64 id;
};
struct cgroup {
	struct kernfs_node *kn;
	int level;
	struct cgroup *ancestors[1];
};
struct css_set {
	struct cgroup *dfl_cgrp;
};
struct cpumask {
	unsigned long bits[1];
};
struct sched_entity {
	u64 sum_exec_runtime;
};
struct sched_ext_entity {
	u32 flags;
	u32 weight;
	u64 slice;
	u64 dsq_vtime;
};
struct signal_struct {
	struct {
		int counter;
	} live;
	unsigned long long sum_sched_runtime;
};
struct task_struct {
	unsigned int __state;
	unsigned int flags;
	int nr_cpus_allowed;
	int exit_code;
	pid_t pid;
	pid_t tgid;
	u64 start_time;
	const struct cpumask *cpus_ptr;
	struct task_struct *group_leader;
	struct signal_struct *signal;
	struct sched_entity se;
	struct sched_ext_entity scx;
	struct css_set *cgroups;
};

enum scx_exit_kind { SCX_EXIT_NONE };
struct scx_exit_info {
	enum scx_exit_kind kind;
	s64 exit_code;
	const char *reason;
	char *msg;
};
struct scx_init_task_args {
	bool fork;
};
struct scx_exit_task_args {
	bool cancelled;
};
struct sched_ext_ops {
	s32 (*select_cpu)(struct task_struct *, s32, u64);
	void (*enqueue)(struct task_struct *, u64);
	void (*dispatch)(s32, struct task_struct *);
	void (*runnable)(struct task_struct *, u64);
	void (*running)(struct task_struct *);
	void (*stopping)(struct task_struct *, bool);
	void (*quiescent)(struct task_struct *, u64);
	void (*update_idle)(s32, bool);
	void (*enable)(struct task_struct *);
	s32 (*init_task)(struct task_struct *, struct scx_init_task_args *);
	void (*exit_task)(struct task_struct *, struct scx_exit_task_args *);
	s32 (*init)(void);
	void (*exit)(struct scx_exit_info *);
	u64 flags;
	u32 timeout_ms;
	char name[128];
};

#pragma clang attribute pop

/* Flags of task_struct.flags and bits of __state, stable for a decade. */
#define PF_USER_WORKER 0x00004000
#define PF_KTHREAD 0x00200000
#define TASK_DEAD 0x00000080

#endif
