// The calls that Swift cannot make: between fork and exec only async-signal-safe functions may run,
// and several of these are GNU extensions or variadic.
#define _GNU_SOURCE
#include "CSandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/// The descriptor at which a program keeps the read end of its lifeline.
#define LIFELINE_DESCRIPTOR COURSE_STREAMS

/// What the child tells its parent when it cannot become the program.
struct failure {
  int error;
  enum course_spawn_stage stage;
};

static void fail(int report, enum course_spawn_stage stage) {
  struct failure failure = {errno, stage};
  ssize_t written = write(report, &failure, sizeof failure);
  (void)written;
  _exit(127);
}

static rlim_t smaller(rlim_t left, rlim_t right) { return left < right ? left : right; }

/// Sets a limit, or leaves the one that is in force where that is lower: only root may raise it.
static int limit(int resource, uint64_t soft, uint64_t hard) {
  struct rlimit value;
  if (getrlimit(resource, &value) < 0) return -1;
  value = (struct rlimit){smaller(soft, value.rlim_max), smaller(hard, value.rlim_max)};
  return setrlimit(resource, &value);
}

static int set_limits(const struct course_spawn_request *request) {
  // One second lies between the signal that names the cause and the one that cannot be ignored.
  return limit(RLIMIT_CPU, request->cpu_seconds, request->cpu_seconds + 1) ||
         limit(RLIMIT_AS, request->memory_bytes, request->memory_bytes) ||
         limit(RLIMIT_FSIZE, request->file_bytes, request->file_bytes) ||
         limit(RLIMIT_NOFILE, request->open_files, request->open_files) ||
         limit(RLIMIT_CORE, 0, 0);
}

static void restore_signals(void) {
  for (int number = 1; number < NSIG; number++) signal(number, SIG_DFL);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
}

/// Moves a descriptor above those that the program will have, so that dup2 overwrites none of them.
static int moved_up(int descriptor) {
  return fcntl(descriptor, F_DUPFD_CLOEXEC, LIFELINE_DESCRIPTOR + 2);
}

static int map_descriptors(const struct course_spawn_request *request, int lifeline) {
  int streams[COURSE_STREAMS];
  for (int index = 0; index < COURSE_STREAMS; index++) {
    streams[index] = moved_up(request->streams[index]);
    if (streams[index] < 0) return -1;
  }
  if ((lifeline = moved_up(lifeline)) < 0) return -1;
  for (int index = 0; index < COURSE_STREAMS; index++)
    if (dup2(streams[index], index) < 0) return -1;
  return dup2(lifeline, LIFELINE_DESCRIPTOR) < 0 ? -1 : 0;
}

/// Asks the kernel to kill the process group when the lifeline's write end is closed.
static int hold_lifeline(int lifeline) {
  if (fcntl(lifeline, F_SETOWN, -getpgrp()) < 0) return -1;
  if (fcntl(lifeline, F_SETSIG, SIGKILL) < 0) return -1;
  return fcntl(lifeline, F_SETFL, O_ASYNC);
}

static void become(const struct course_spawn_request *request, pid_t parent, int lifeline,
                   int report) {
  int own_report;
  if (setpgid(0, 0) < 0 || prctl(PR_SET_PDEATHSIG, SIGKILL) < 0 || hold_lifeline(lifeline) < 0)
    fail(report, COURSE_STAGE_PREPARE);
  // The parent may have died before the request to die with it was made.
  if (getppid() != parent) _exit(127);
  if ((own_report = moved_up(report)) < 0) fail(report, COURSE_STAGE_PREPARE);
  if (map_descriptors(request, lifeline) < 0) fail(own_report, COURSE_STAGE_PREPARE);
  if (dup3(own_report, LIFELINE_DESCRIPTOR + 1, O_CLOEXEC) < 0)
    fail(own_report, COURSE_STAGE_PREPARE);
  report = LIFELINE_DESCRIPTOR + 1;
  syscall(SYS_close_range, report + 1, ~0U, 0);
  restore_signals();
  if (chdir(request->directory) < 0) fail(report, COURSE_STAGE_DIRECTORY);
  if (set_limits(request)) fail(report, COURSE_STAGE_LIMITS);
  execve(request->executable, request->arguments, request->environment);
  fail(report, COURSE_STAGE_EXECUTE);
}

static struct course_spawned failed(struct failure failure) {
  return (struct course_spawned){.process = -1,
                                 .process_descriptor = -1,
                                 .lifeline = -1,
                                 .error = failure.error,
                                 .stage = failure.stage};
}

static struct course_spawned failed_here(void) {
  return failed((struct failure){errno, COURSE_STAGE_PREPARE});
}

/// Waits for the child's exec, which closes the pipe, or for its report that it failed.
static struct failure read_report(int report) {
  struct failure failure = {0, 0};
  ssize_t count;
  do count = read(report, &failure, sizeof failure);
  while (count < 0 && errno == EINTR);
  return failure;
}

static struct course_spawned started(pid_t process, int lifeline, int report) {
  struct failure failure = read_report(report);
  int descriptor = failure.error ? -1 : (int)syscall(SYS_pidfd_open, process, 0);
  if (descriptor < 0) {
    if (!failure.error) failure = (struct failure){errno, COURSE_STAGE_PREPARE};
    kill(process, SIGKILL);
    course_reap(process);
    return failed(failure);
  }
  return (struct course_spawned){
      .process = process, .process_descriptor = descriptor, .lifeline = lifeline};
}

struct course_spawned course_spawn(const struct course_spawn_request *request) {
  int lifeline[2], report[2];
  if (pipe2(lifeline, O_CLOEXEC) < 0) return failed_here();
  if (pipe2(report, O_CLOEXEC) < 0) {
    struct course_spawned result = failed_here();
    close(lifeline[0]);
    close(lifeline[1]);
    return result;
  }
  pid_t parent = getpid();
  pid_t process = fork();
  if (process == 0) become(request, parent, lifeline[0], report[1]);
  int error = errno;
  close(lifeline[0]);
  close(report[1]);
  struct course_spawned result = process < 0
                                     ? failed((struct failure){error, COURSE_STAGE_PREPARE})
                                     : started(process, lifeline[1], report[0]);
  close(report[0]);
  if (result.process < 0) close(lifeline[1]);
  return result;
}

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

int course_wait(int process_descriptor, double seconds) {
  double deadline = now() + seconds;
  struct pollfd descriptor = {.fd = process_descriptor, .events = POLLIN};
  for (;;) {
    double left = deadline - now();
    int milliseconds = left <= 0 ? 0 : left > 1e6 ? 1000000000 : (int)(left * 1000) + 1;
    int ready = poll(&descriptor, 1, milliseconds);
    if (ready > 0) return 1;
    if (ready == 0 && left <= 0) return 0;
  }
}

static double seconds(struct timeval time) { return (double)time.tv_sec + (double)time.tv_usec / 1e6; }

struct course_ending course_reap(pid_t process) {
  int status = 0;
  struct rusage usage = {0};
  pid_t reaped;
  do reaped = wait4(process, &status, 0, &usage);
  while (reaped < 0 && errno == EINTR);
  return (struct course_ending){
      .status = WIFEXITED(status) ? WEXITSTATUS(status) : -1,
      .signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0,
      .peak_memory_bytes = (uint64_t)usage.ru_maxrss * 1024,
      .cpu_seconds = seconds(usage.ru_utime) + seconds(usage.ru_stime),
  };
}

int course_memory_file(const char *name) { return memfd_create(name, MFD_CLOEXEC); }
