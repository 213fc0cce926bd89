// A filter of system calls in the kernel's own language, classic BPF, so that no library is needed.
//
// It lists what a program that computes needs; whatever else there is, or a later kernel adds, is
// answered as by a kernel that does not have it.
#define _GNU_SOURCE
#include "CSandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <stddef.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <termios.h>
#include <unistd.h>

#if defined(__x86_64__)
#define OWN_ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define OWN_ARCHITECTURE AUDIT_ARCH_AARCH64
#endif

/// Calls of the x32 interface have this bit and would go around the list.
#define X32_BIT 0x40000000U

#define MOST_INSTRUCTIONS 512

#define COUNT(array) (sizeof(array) / sizeof *(array))

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

/// Answers a call in one way, whatever its arguments.
static void decide(struct program *program, int call, unsigned int action) {
  add(program, BPF_JMP | BPF_JEQ | BPF_K, (unsigned int)call, 0, 1);
  answer(program, action);
}

static void decide_all(struct program *program, const int *calls, size_t count,
                       unsigned int action) {
  for (size_t index = 0; index < count; index++) decide(program, calls[index], action);
}

/// Allows a call if an argument has one of some values.
static void allow_if(struct program *program, int call, int index, const unsigned int *values,
                     size_t count, int error) {
  add(program, BPF_JMP | BPF_JEQ | BPF_K, (unsigned int)call, 0, (unsigned char)(2 * count + 2));
  load(program, argument(index));
  for (size_t place = 0; place < count; place++) decide(program, (int)values[place], SECCOMP_RET_ALLOW);
  answer(program, refusal(error));
}

/// Allows a call if an argument has none, or one, of some bits.
static void allow_by_bits(struct program *program, int call, int index, unsigned int bits,
                          int are_wanted, int error) {
  add(program, BPF_JMP | BPF_JEQ | BPF_K, (unsigned int)call, 0, 4);
  load(program, argument(index));
  add(program, BPF_JMP | BPF_JSET | BPF_K, bits, are_wanted ? 1 : 0, are_wanted ? 0 : 1);
  answer(program, refusal(error));
  answer(program, SECCOMP_RET_ALLOW);
}

/// What a program does with memory, threads, time and files that are open already, the most frequent
/// calls first, and how it looks at files.
static const int harmless[] = {
    SYS_futex, SYS_read, SYS_write, SYS_clock_gettime, SYS_mmap, SYS_munmap, SYS_madvise,
    SYS_mprotect, SYS_mremap, SYS_brk, SYS_readv, SYS_writev, SYS_pread64, SYS_pwrite64, SYS_preadv,
    SYS_pwritev, SYS_lseek, SYS_close, SYS_close_range, SYS_dup, SYS_dup3, SYS_ppoll, SYS_pselect6,
    SYS_epoll_create1, SYS_epoll_ctl, SYS_epoll_pwait, SYS_eventfd2, SYS_timerfd_create,
    SYS_timerfd_settime, SYS_timerfd_gettime, SYS_rt_sigaction, SYS_rt_sigprocmask,
    SYS_rt_sigreturn, SYS_rt_sigpending, SYS_rt_sigsuspend, SYS_rt_sigtimedwait, SYS_sigaltstack,
    SYS_restart_syscall, SYS_exit, SYS_exit_group, SYS_set_tid_address, SYS_set_robust_list,
    SYS_get_robust_list, SYS_rseq, SYS_membarrier, SYS_sched_yield, SYS_sched_getaffinity,
    SYS_sched_getparam, SYS_sched_getscheduler, SYS_sched_get_priority_max,
    SYS_sched_get_priority_min, SYS_getcpu, SYS_clock_getres, SYS_clock_nanosleep, SYS_nanosleep,
    SYS_gettimeofday, SYS_times, SYS_getrusage, SYS_getitimer, SYS_setitimer, SYS_getpid, SYS_gettid,
    SYS_getppid, SYS_getuid, SYS_geteuid, SYS_getgid, SYS_getegid, SYS_getgroups, SYS_getresuid,
    SYS_getresgid, SYS_getpgid, SYS_getsid, SYS_getpriority, SYS_getrandom, SYS_uname, SYS_sysinfo,
    SYS_getcwd, SYS_fstat, SYS_newfstatat, SYS_statx, SYS_faccessat, SYS_faccessat2, SYS_readlinkat,
    SYS_getdents64, SYS_statfs, SYS_fstatfs, SYS_fadvise64, SYS_umask, SYS_chdir, SYS_fchdir,
    SYS_mincore, SYS_get_mempolicy,
#if defined(__x86_64__)
    SYS_stat, SYS_lstat, SYS_access, SYS_readlink, SYS_poll, SYS_select, SYS_dup2, SYS_time,
    SYS_alarm, SYS_pause, SYS_epoll_wait, SYS_getpgrp, SYS_arch_prctl,
#endif
};

/// What would change a file, whatever file it is.
static const int changes[] = {
    SYS_mkdirat, SYS_mknodat, SYS_unlinkat, SYS_symlinkat, SYS_linkat, SYS_renameat2, SYS_fchmodat,
    SYS_fchmod, SYS_fchownat, SYS_fchown, SYS_utimensat, SYS_truncate, SYS_ftruncate, SYS_fallocate,
    SYS_setxattr, SYS_lsetxattr, SYS_fsetxattr, SYS_removexattr,
#if defined(__x86_64__)
    SYS_mkdir, SYS_mknod, SYS_unlink, SYS_rmdir, SYS_symlink, SYS_link, SYS_rename, SYS_renameat,
    SYS_chmod, SYS_chown, SYS_lchown, SYS_creat, SYS_utime, SYS_utimes, SYS_futimesat,
#endif
};

/// What is answered as if one had no right to it rather than as if it did not exist, because programs
/// ask for it and tell people the reason.
static const int refused[] = {
    SYS_socket, SYS_socketpair, SYS_ptrace, SYS_mount, SYS_umount2, SYS_unshare, SYS_setns,
    SYS_chroot, SYS_flock,
    // A program that steps back itself could blame a busy machine.
    SYS_setpriority,
#if defined(__x86_64__)
    SYS_fork, SYS_vfork,
#endif
};

/// Locks and leases of files are seen by others who may read the same file, so they are not here.
static const unsigned int file_commands[] = {F_GETFD, F_SETFD,        F_GETFL,
                                             F_SETFL, F_DUPFD, F_DUPFD_CLOEXEC};

static const unsigned int terminal_requests[] = {TCGETS, FIONREAD, FIONBIO, FIOCLEX, TIOCGWINSZ};

#ifndef PR_SET_VMA
#define PR_SET_VMA 0x53564d41
#endif
static const unsigned int own_settings[] = {PR_SET_NAME, PR_GET_NAME,     PR_GET_DUMPABLE,
                                            PR_SET_VMA,  PR_CAPBSET_READ, PR_SET_NO_NEW_PRIVS};

/// Signals to other processes and limits of theirs are refused.
static void allow_own(struct program *program, pid_t own) {
  const unsigned int self[] = {0, (unsigned int)own};
  if (own) {
    // To process 0 would be to the whole group, in which the program is alone.
    allow_if(program, SYS_kill, 0, self, 2, EPERM);
    allow_if(program, SYS_tgkill, 0, self + 1, 1, EPERM);
  } else {
    decide(program, SYS_kill, SECCOMP_RET_ALLOW);
    decide(program, SYS_tgkill, SECCOMP_RET_ALLOW);
  }
  allow_if(program, SYS_prlimit64, 0, self, own ? 2 : 1, EPERM);
  allow_if(program, SYS_sched_setaffinity, 0, self, own ? 2 : 1, EPERM);
#if defined(__x86_64__)
  decide(program, SYS_getrlimit, SECCOMP_RET_ALLOW);
  decide(program, SYS_setrlimit, SECCOMP_RET_ALLOW);
#endif
}

/// Files are opened to be read, if at all.
static void allow_reading(struct program *program) {
  const unsigned int writing = O_ACCMODE | O_CREAT | O_TRUNC;
  allow_by_bits(program, SYS_openat, 2, writing, 0, EROFS);
#if defined(__x86_64__)
  allow_by_bits(program, SYS_open, 1, writing, 0, EROFS);
#endif
}

/// Writes the filter.
///
/// - own: The only process that may be signalled, or 0 for any.
/// - starts: Whether the program that is held to it is started after it is set.
static void write_program(struct program *program, pid_t own, int starts) {
  program->count = 0;
  load(program, offsetof(struct seccomp_data, arch));
  add(program, BPF_JMP | BPF_JEQ | BPF_K, OWN_ARCHITECTURE, 1, 0);
  answer(program, SECCOMP_RET_KILL_PROCESS);
  load(program, offsetof(struct seccomp_data, nr));
#if defined(__x86_64__)
  add(program, BPF_JMP | BPF_JGE | BPF_K, X32_BIT, 0, 1);
  answer(program, refusal(EPERM));
#endif
  decide_all(program, harmless, COUNT(harmless), SECCOMP_RET_ALLOW);
  decide_all(program, changes, COUNT(changes), refusal(EROFS));
  decide_all(program, refused, COUNT(refused), refusal(EPERM));
  if (starts) {
    // Bubblewrap holds itself to the filter too, and waits for the program.
    decide(program, SYS_execve, SECCOMP_RET_ALLOW);
    decide(program, SYS_wait4, SECCOMP_RET_ALLOW);
  }
  allow_reading(program);
  // New threads but no new process; for clone3, whose flags cannot be seen, the C library takes clone.
  allow_by_bits(program, SYS_clone, 0, CLONE_THREAD, 1, EPERM);
  allow_if(program, SYS_fcntl, 1, file_commands, COUNT(file_commands), EPERM);
  allow_if(program, SYS_ioctl, 1, terminal_requests, COUNT(terminal_requests), ENOTTY);
  allow_if(program, SYS_prctl, 0, own_settings, COUNT(own_settings), EINVAL);
  allow_own(program, own);
  answer(program, refusal(ENOSYS));
}

static int apply(const struct program *program) {
  struct sock_fprog filter = {program->count, (struct sock_filter *)program->instructions};
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) < 0) return -1;
  return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter, 0, 0);
}

int course_write_filter(int descriptor) {
  struct program program;
  // In a namespace of its own the program can see nobody else.
  write_program(&program, 0, 1);
  size_t size = program.count * sizeof *program.instructions;
  return write(descriptor, program.instructions, size) == (ssize_t)size ? 0 : -1;
}

int course_apply_filter(int starts) {
  struct program program;
  write_program(&program, getpid(), starts);
  return apply(&program);
}
