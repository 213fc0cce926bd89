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

/// The descriptor of the report in a process that is about to become the program.
#define REPORT_DESCRIPTOR (COURSE_STREAMS + 1)

/// What the guard tells its parent: who the program is. What the program tells when it cannot be
/// started: why.
struct report {
  pid_t program;
  int error;
  enum course_spawn_stage stage;
};

static void fail(int report, enum course_spawn_stage stage) {
  struct report failure = {0, errno, stage};
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
  return fcntl(descriptor, F_DUPFD_CLOEXEC, REPORT_DESCRIPTOR + 1);
}

static int map_descriptors(const struct course_spawn_request *request) {
  int streams[COURSE_STREAMS];
  for (int index = 0; index < COURSE_STREAMS; index++) {
    streams[index] = moved_up(request->streams[index]);
    if (streams[index] < 0) return -1;
  }
  int extra = request->extra < 0 ? -1 : moved_up(request->extra);
  for (int index = 0; index < COURSE_STREAMS; index++)
    if (dup2(streams[index], index) < 0) return -1;
  if (request->extra < 0) {
    close(COURSE_STREAMS);
    return 0;
  }
  return dup2(extra, COURSE_STREAMS) < 0 ? -1 : 0;
}

static void become(const struct course_spawn_request *request, pid_t guard, int report) {
  int own_report;
  if (setpgid(0, 0) < 0) fail(report, COURSE_STAGE_PREPARE);
  if ((own_report = moved_up(report)) < 0) fail(report, COURSE_STAGE_PREPARE);
  if (map_descriptors(request) < 0) fail(own_report, COURSE_STAGE_PREPARE);
  if (dup3(own_report, REPORT_DESCRIPTOR, O_CLOEXEC) < 0) fail(own_report, COURSE_STAGE_PREPARE);
  report = REPORT_DESCRIPTOR;
  syscall(SYS_close_range, report + 1, ~0U, 0);
  restore_signals();
  if (request->stage.sources && course_set_stage(&request->stage) < 0)
    fail(report, COURSE_STAGE_MOUNT);
  if (chdir(request->directory) < 0) fail(report, COURSE_STAGE_DIRECTORY);
  if (set_limits(request)) fail(report, COURSE_STAGE_LIMITS);
  if (request->identity && course_become(request->identity) < 0)
    fail(report, COURSE_STAGE_IDENTITY);
  // After the change of user, which takes such a request back.
  if (prctl(PR_SET_PDEATHSIG, SIGKILL) < 0) fail(report, COURSE_STAGE_PREPARE);
  // The guard may have died before the request to die with it was made.
  if (getppid() != guard) _exit(127);
  if (request->readable && course_apply_landlock(request->readable) < 0)
    fail(report, COURSE_STAGE_LANDLOCK);
  if (request->is_filtered && course_apply_filter(1) < 0) fail(report, COURSE_STAGE_FILTER);
  execve(request->executable, request->arguments, request->environment);
  fail(report, COURSE_STAGE_EXECUTE);
}

/// Kills the processes whose parent this one is, which includes adopted ones.
static void kill_children(void) {
  char text[4096];
  int file = open("/proc/thread-self/children", O_RDONLY | O_CLOEXEC);
  ssize_t count = file < 0 ? -1 : read(file, text, sizeof text);
  if (file >= 0) close(file);
  pid_t number = 0;
  for (ssize_t index = 0; index < count; index++) {
    if (text[index] >= '0' && text[index] <= '9') {
      number = number * 10 + (text[index] - '0');
    } else {
      if (number > 0) kill(number, SIGKILL);
      number = 0;
    }
  }
}

/// Kills and collects all that is left; what a dying child leaves is adopted and met next time.
static void end_descendants(void) {
  for (;;) {
    kill_children();
    if (waitpid(-1, NULL, 0) < 0 && errno == ECHILD) return;
  }
}

/// Ends as the program did, so that whoever waits for the guard sees it.
static void end_like(int status) {
  if (WIFEXITED(status)) _exit(WEXITSTATUS(status));
  limit(RLIMIT_CORE, 0, 0);
  signal(WTERMSIG(status), SIG_DFL);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  kill(getpid(), WTERMSIG(status));
  _exit(128 + WTERMSIG(status));
}

/// Waits for the program's end or that of whoever started it, whichever comes first.
static void guard(pid_t program, int lifeline) {
  int descriptor = (int)syscall(SYS_pidfd_open, program, 0);
  struct pollfd entries[2] = {{.fd = descriptor, .events = POLLIN}, {.fd = lifeline}};
  while (poll(entries, 2, -1) < 0 && errno == EINTR) continue;
  kill(program, SIGKILL);
  int status = 0;
  while (waitpid(program, &status, 0) < 0 && errno == EINTR) continue;
  end_descendants();
  end_like(status);
}

/// The guard: starts the program and stays.
static void stand_guard(const struct course_spawn_request *request, int lifeline, int report) {
  if (setpgid(0, 0) < 0 || prctl(PR_SET_CHILD_SUBREAPER, 1) < 0)
    fail(report, COURSE_STAGE_PREPARE);
  pid_t own = getpid();
  pid_t program = fork();
  if (program < 0) fail(report, COURSE_STAGE_PREPARE);
  if (program == 0) become(request, own, report);
  struct report started = {program, 0, 0};
  ssize_t written = write(report, &started, sizeof started);
  (void)written;
  restore_signals();
  // Nothing that it inherited may stay open because of it.
  int kept = dup2(lifeline, 0);
  syscall(SYS_close_range, 1, ~0U, 0);
  guard(program, kept);
}

static struct course_spawned failed(struct report failure) {
  return (struct course_spawned){.process = -1,
                                 .program = -1,
                                 .process_descriptor = -1,
                                 .lifeline = -1,
                                 .error = failure.error,
                                 .stage = failure.stage};
}

static struct course_spawned failed_here(void) {
  return failed((struct report){0, errno, COURSE_STAGE_PREPARE});
}

/// Waits for the program's exec, which closes the pipe, or for the report that it failed.
static struct report read_report(int pipe) {
  struct report result = {0, 0, 0}, next;
  for (;;) {
    ssize_t count = read(pipe, &next, sizeof next);
    if (count < 0 && errno == EINTR) continue;
    if (count != sizeof next) return result;
    if (next.program) result.program = next.program;
    if (next.error) result = (struct report){result.program, next.error, next.stage};
  }
}

static struct course_spawned started(pid_t process, int lifeline, int pipe) {
  struct report report = read_report(pipe);
  int descriptor = report.error ? -1 : (int)syscall(SYS_pidfd_open, process, 0);
  if (descriptor < 0) {
    if (!report.error) report = (struct report){0, errno, COURSE_STAGE_PREPARE};
    close(lifeline);
    course_reap(process);
    return failed(report);
  }
  return (struct course_spawned){.process = process,
                                 .program = report.program,
                                 .process_descriptor = descriptor,
                                 .lifeline = lifeline};
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
  pid_t process = fork();
  if (process == 0) {
    close(lifeline[1]);
    stand_guard(request, lifeline[0], report[1]);
  }
  int error = errno;
  close(lifeline[0]);
  close(report[1]);
  struct course_spawned result = process < 0
                                     ? failed((struct report){0, error, COURSE_STAGE_PREPARE})
                                     : started(process, lifeline[1], report[0]);
  close(report[0]);
  if (process < 0) close(lifeline[1]);
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

void course_close_memory(void) { prctl(PR_SET_DUMPABLE, 0); }

int course_memory_file(const char *name) { return memfd_create(name, MFD_CLOEXEC); }
