// A filter of system calls in the kernel's own language, classic BPF, so that no library is needed.
#define _GNU_SOURCE
#include "CSandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__x86_64__)
#define OWN_ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define OWN_ARCHITECTURE AUDIT_ARCH_AARCH64
#endif

/// Calls of the x32 interface have this bit and would go around the list.
#define X32_BIT 0x40000000U

#define MOST_INSTRUCTIONS 256

/// A program of the kernel's filter language, while it is written.
struct program {
  struct sock_filter instructions[MOST_INSTRUCTIONS];
  unsigned short count;
};

static void add(struct program *program, unsigned short code, unsigned int value,
                unsigned char if_true, unsigned char if_false) {
  if (program->count < MOST_INSTRUCTIONS)
    program->instructions[program->count++] =
        (struct sock_filter){code, if_true, if_false, value};
}

static void load(struct program *program, size_t offset) {
  add(program, BPF_LD | BPF_W | BPF_ABS, (unsigned int)offset, 0, 0);
}

static void answer(struct program *program, unsigned int action) {
  add(program, BPF_RET | BPF_K, action, 0, 0);
}

static unsigned int refusal(int error) { return SECCOMP_RET_ERRNO | (unsigned int)error; }

static size_t argument(int index) {
  // The lower half of an argument; both architectures are little-endian.
  return offsetof(struct seccomp_data, args) + 8 * (size_t)index;
}

/// Refuses a call, whatever its arguments.
static void refuse(struct program *program, int call, int error) {
  add(program, BPF_JMP | BPF_JEQ | BPF_K, (unsigned int)call, 0, 1);
  answer(program, refusal(error));
}

/// Refuses a call if an argument has, or has not, a value.
static void refuse_if(struct program *program, int call, int index, unsigned int value,
                      int is_equal) {
  add(program, BPF_JMP | BPF_JEQ | BPF_K, (unsigned int)call, 0, 4);
  load(program, argument(index));
  add(program, BPF_JMP | BPF_JEQ | BPF_K, value, is_equal ? 0 : 1, is_equal ? 1 : 0);
  answer(program, refusal(EPERM));
  load(program, offsetof(struct seccomp_data, nr));
}

/// New processes are refused, new threads are not.
static void refuse_processes(struct program *program) {
#ifdef SYS_fork
  refuse(program, SYS_fork, EPERM);
  refuse(program, SYS_vfork, EPERM);
#endif
  // The C library falls back to clone, whose flags can be seen.
  refuse(program, SYS_clone3, ENOSYS);
  add(program, BPF_JMP | BPF_JEQ | BPF_K, SYS_clone, 0, 4);
  load(program, argument(0));
  add(program, BPF_JMP | BPF_JSET | BPF_K, CLONE_THREAD, 1, 0);
  answer(program, refusal(EPERM));
  load(program, offsetof(struct seccomp_data, nr));
}

/// Locks and leases of files are seen by others who may read the same file.
static void refuse_locks(struct program *program) {
  static const unsigned int commands[] = {F_SETLK, F_SETLKW, F_OFD_SETLK, F_OFD_SETLKW, F_SETLEASE};
  refuse(program, SYS_flock, EPERM);
  for (size_t index = 0; index < sizeof commands / sizeof *commands; index++)
    refuse_if(program, SYS_fcntl, 1, commands[index], 1);
}

static void refuse_others(struct program *program) {
  static const int calls[] = {
      SYS_socket, SYS_socketpair, SYS_memfd_create, SYS_keyctl, SYS_add_key, SYS_request_key,
      SYS_io_uring_setup, SYS_io_uring_enter, SYS_io_uring_register, SYS_ptrace,
      SYS_process_vm_readv, SYS_process_vm_writev, SYS_bpf, SYS_perf_event_open, SYS_userfaultfd,
      SYS_mount, SYS_umount2, SYS_pivot_root, SYS_chroot, SYS_unshare, SYS_setns,
      SYS_pidfd_open, SYS_pidfd_send_signal, SYS_pidfd_getfd, SYS_kcmp, SYS_shmget, SYS_msgget,
      SYS_semget, SYS_mq_open, SYS_personality, SYS_inotify_init1, SYS_fanotify_init};
  for (size_t index = 0; index < sizeof calls / sizeof *calls; index++)
    refuse(program, calls[index], EPERM);
}

/// Signals, limits and priorities of other processes are refused.
static void refuse_neighbours(struct program *program, pid_t own) {
  refuse_if(program, SYS_kill, 0, (unsigned int)own, 0);
  refuse_if(program, SYS_tgkill, 0, (unsigned int)own, 0);
  refuse(program, SYS_tkill, EPERM);
  refuse(program, SYS_rt_sigqueueinfo, EPERM);
  refuse_if(program, SYS_prlimit64, 0, 0, 0);
  refuse(program, SYS_setpriority, EPERM);
}

/// Writes the filter; `own` is the only process that may be signalled, or 0 for any.
static void write_program(struct program *program, pid_t own) {
  program->count = 0;
  load(program, offsetof(struct seccomp_data, arch));
  add(program, BPF_JMP | BPF_JEQ | BPF_K, OWN_ARCHITECTURE, 1, 0);
  answer(program, SECCOMP_RET_KILL_PROCESS);
  load(program, offsetof(struct seccomp_data, nr));
#if defined(__x86_64__)
  add(program, BPF_JMP | BPF_JGE | BPF_K, X32_BIT, 0, 1);
  answer(program, refusal(EPERM));
#endif
  refuse_processes(program);
  refuse_locks(program);
  refuse_others(program);
  if (own) refuse_neighbours(program, own);
  answer(program, SECCOMP_RET_ALLOW);
}

int course_write_filter(int descriptor) {
  struct program program;
  // In a namespace of its own the program can see nobody else.
  write_program(&program, 0);
  size_t size = program.count * sizeof *program.instructions;
  return write(descriptor, program.instructions, size) == (ssize_t)size ? 0 : -1;
}

int course_apply_filter(void) {
  struct program program;
  write_program(&program, getpid());
  struct sock_fprog filter = {program.count, program.instructions};
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) < 0) return -1;
  return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter, 0, 0);
}
