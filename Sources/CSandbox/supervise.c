// A supervisor inside of the sandbox: the only process that learns from the kernel itself how a
// program ended, since bubblewrap tells a signal and an exit status of 128 and more alike.
#define _GNU_SOURCE
#include "CSandbox.h"

#include <errno.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

/// Set where the program and its supervisor both see it.
static int *exhausted;

void course_note_exhaustion(void) {
  if (exhausted) *exhausted = 1;
}

static double seconds(struct timeval time) {
  return (double)time.tv_sec + (double)time.tv_usec / 1e6;
}

/// Waits for the program, reports and ends.
static void watch(pid_t program) {
  // What the program was given is its own: a reader learns that it has ended.
  for (int descriptor = 0; descriptor < COURSE_STREAMS; descriptor++) close(descriptor);
  int status = 0;
  struct rusage usage = {0};
  while (wait4(program, &status, 0, &usage) < 0 && errno == EINTR) continue;
  struct course_report report = {
      .status = WIFEXITED(status) ? WEXITSTATUS(status) : -1,
      .signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0,
      .is_exhausted = *exhausted,
      .is_complete = 1,
      .peak_memory_bytes = (uint64_t)usage.ru_maxrss * 1024,
      .cpu_seconds = seconds(usage.ru_utime) + seconds(usage.ru_stime),
  };
  ssize_t written = write(COURSE_STREAMS, &report, sizeof report);
  _exit(written == sizeof report ? 0 : 1);
}

int course_supervise(int is_filtered, uint64_t threads) {
  exhausted = mmap(NULL, sizeof *exhausted, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (exhausted == MAP_FAILED) return -1;
  pid_t own = getpid();
  pid_t program = fork();
  if (program < 0) return -1;
  if (program > 0) watch(program);
  close(COURSE_STREAMS);
  struct rlimit limit = {threads, threads};
  // A group of its own: a signal to all of it reaches nobody else.
  if (setpgid(0, 0) < 0 || prctl(PR_SET_PDEATHSIG, SIGKILL) < 0 || getppid() != own) return -1;
  if (threads && setrlimit(RLIMIT_NPROC, &limit) < 0) return -1;
  return is_filtered ? course_apply_filter(0) : 0;
}
